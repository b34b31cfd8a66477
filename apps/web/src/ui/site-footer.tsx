import { useTranslations } from "next-intl";
import { Link } from "#i18n/navigation.ts";
import { CarpetBand } from "./carpet-band.tsx";
import { Logo } from "./logo.tsx";
import styles from "./site-footer.module.css";

/** The bottom of every page. */
export function SiteFooter() {
  const t = useTranslations();
  return (
    <footer className={styles.footer}>
      <CarpetBand />
      <div className={styles.inner}>
        <div className={styles.about}>
          <Logo className={styles.logo} />
          <div>
            <p className={styles.name}>{t("site.name")}</p>
            <p>{t("site.footer")}</p>
          </div>
        </div>
        <nav aria-label={t("site.sections")}>
          <ul className={styles.links}>
            <li>
              <Link href="/trainings">{t("nav.trainings")}</Link>
            </li>
            <li>
              <Link href="/exams">{t("nav.exams")}</Link>
            </li>
            <li>
              <Link href="/trainers">{t("nav.trainers")}</Link>
            </li>
            <li>
              <a href="/api/docs">{t("site.api")}</a>
            </li>
          </ul>
        </nav>
      </div>
    </footer>
  );
}
