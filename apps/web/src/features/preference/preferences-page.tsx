"use client";

import { IconArrowLeft } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { Link } from "#i18n/navigation.ts";
import { type Choices, PreferencesForm } from "./preferences-form.tsx";
import styles from "./preferences-page.module.css";

/** What one wants to hear, and when. */
export function PreferencesPage(choices: Choices) {
  const t = useTranslations("preferences");
  return (
    <div className={styles.page}>
      <div>
        <Link className={styles.back} href="/account">
          <IconArrowLeft size={20} aria-hidden />
          {t("back")}
        </Link>
        <h1 className={styles.title}>{t("title")}</h1>
        <p className={styles.lead}>{t("lead")}</p>
      </div>
      <PreferencesForm {...choices} />
    </div>
  );
}

/** What stands there while the wishes are looked up. */
export function PreferencesLoading() {
  const t = useTranslations("preferences");
  return (
    <div className={styles.page}>
      <h1 className={styles.title}>{t("title")}</h1>
      <p role="status">{t("loading")}</p>
    </div>
  );
}
