import { useTranslations } from "next-intl";
import { Link } from "#i18n/navigation.ts";
import styles from "./run-links.module.css";

/** The pages on which a training is run, for those who run it. */
export function RunLinks({ id }: { id: number }) {
  const t = useTranslations("taught");
  return (
    <nav className={styles.links} aria-label={t("pages")}>
      <Link href={`/teach/trainings/${id}/learners`} prefetch={false}>
        {t("learners")}
      </Link>
      <Link href={`/teach/trainings/${id}/messages`} prefetch={false}>
        {t("messages")}
      </Link>
    </nav>
  );
}
