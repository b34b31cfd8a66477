import { useTranslations } from "next-intl";
import { Link } from "#i18n/navigation.ts";
import { useReason } from "#i18n/use-reason.ts";
import type { Failure } from "#trpc/failure.ts";
import buttons from "./button.module.css";
import { Notice } from "./notice.tsx";

/**
 * Says which values of the address the API refused, and leads back to the list as it is without them. Where no value is to
 * blame, the list is not for who asks, and the way leads home.
 */
export function WrongAddress({ failure, reset }: { failure: Failure; reset: string }) {
  const t = useTranslations("list");
  const say = useReason();
  if (failure.problems.length === 0) {
    return (
      <Notice art="lost" title={t("notOpen")}>
        <p>{say(failure.reason)}</p>
        <Link className={buttons.solid} href="/">
          {t("toHome")}
        </Link>
      </Notice>
    );
  }
  return (
    <Notice art="lost" title={t("addressWrong")}>
      <ul>
        {failure.problems.map((problem) => (
          <li key={problem.reason}>{say(problem.reason, problem)}</li>
        ))}
      </ul>
      <Link className={buttons.solid} href={reset}>
        {t("addressReset")}
      </Link>
    </Notice>
  );
}
