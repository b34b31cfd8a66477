import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Link } from "#i18n/navigation.ts";
import { LanguageSwitch } from "./language-switch.tsx";
import { Logo } from "./logo.tsx";
import { NavLink } from "./nav-link.tsx";
import { SchemeSwitch } from "./scheme-switch.tsx";
import styles from "./site-header.module.css";

/** The top of every page: the way home, the sections, the search, the language, the light, the reader's notices and account. */
export function SiteHeader(props: { bell: ReactNode; account: ReactNode; search: ReactNode }) {
  const { bell, account, search } = props;
  const t = useTranslations();
  return (
    <header className={styles.header}>
      <div className={styles.inner}>
        <Link href="/" className={styles.brand}>
          <Logo className={styles.logo} />
          <span>{t("site.name")}</span>
        </Link>
        <nav className={styles.nav} aria-label={t("site.menu")}>
          <NavLink href="/trainings">{t("nav.trainings")}</NavLink>
          <NavLink href="/exams">{t("nav.exams")}</NavLink>
          <NavLink href="/trainers">{t("nav.trainers")}</NavLink>
        </nav>
        <div className={styles.search}>{search}</div>
        <div className={styles.tools}>
          <LanguageSwitch label={t("site.language")} />
          <SchemeSwitch label={t("site.dark")} />
          {bell}
        </div>
        <div className={styles.account}>{account}</div>
      </div>
    </header>
  );
}
