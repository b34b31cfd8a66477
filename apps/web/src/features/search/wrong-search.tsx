import type { Problem } from "@agrar/api";
import { useTranslations } from "next-intl";
import { Link } from "#i18n/navigation.ts";
import { useReason } from "#i18n/use-reason.ts";
import buttons from "#ui/button.module.css";
import { Notice } from "#ui/notice.tsx";

/** Says why the API refused a search, and leads to another. */
export function WrongSearch({ problems }: { problems: Problem[] }) {
  const t = useTranslations("search");
  const say = useReason();
  return (
    <Notice art="lost" title={t("wrong")}>
      <ul>
        {problems.map((problem) => (
          <li key={problem.reason}>{say(problem.reason, problem)}</li>
        ))}
      </ul>
      <Link className={buttons.solid} href="/search">
        {t("again")}
      </Link>
    </Notice>
  );
}
