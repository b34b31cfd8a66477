import { useTranslations } from "next-intl";
import styles from "./skip-link.module.css";

/** The first stop of the tab key: past the menu, to what the page is about. */
export function SkipLink() {
  const t = useTranslations("site");
  return (
    <a className={styles.link} href="#content">
      {t("skip")}
    </a>
  );
}
