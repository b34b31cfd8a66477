import { useTranslations } from "next-intl";
import { useReason } from "#i18n/use-reason.ts";
import type { Failure } from "#trpc/failure.ts";
import buttons from "./button.module.css";
import { Notice } from "./notice.tsx";
import { WrongAddress } from "./wrong-address.tsx";

type Props = { failure: Failure; reset: string; onRetry(): void };

/** Stands in a list's place when it could not be had. */
export function ListFailure({ failure, reset, onRetry }: Props) {
  const t = useTranslations("list");
  const say = useReason();
  if (failure.refused) return <WrongAddress failure={failure} reset={reset} />;
  return (
    <Notice art="broken" title={t("failed")}>
      <p role="alert">{say(failure.reason, failure.problems[0])}</p>
      <button type="button" className={buttons.solid} onClick={onRetry}>
        {t("retry")}
      </button>
    </Notice>
  );
}
