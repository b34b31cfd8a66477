"use client";

import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { Link } from "#i18n/navigation.ts";
import styles from "./account-page.module.css";
import { EmailSection } from "./email-section.tsx";
import { OwnDataSection } from "./own-data-section.tsx";
import { PasswordSection } from "./password-section.tsx";
import { ProfileSection } from "./profile-section.tsx";
import { SecondFactorSection } from "./second-factor-section.tsx";
import { SessionsSection } from "./sessions-section.tsx";
import { useAccount } from "./use-account.ts";

/** The parts of the page by their anchors, and their names in `account`. */
const parts = [
  ["profile", "profile"],
  ["email", "email"],
  ["password", "password"],
  ["second-factor", "secondFactor"],
  ["sessions", "sessions"],
  ["data", "data"],
] as const;

type Props = ComponentProps<typeof ProfileSection> & {
  /** What a password must be. */
  passwordHint: string;
};

/** One's own account: what the portal knows of somebody, and how they get in. */
export function AccountPage({ passwordHint, ...profile }: Props) {
  const t = useTranslations("account");
  const { account } = useAccount();
  return (
    <div className={styles.page}>
      <h1 className={styles.title}>{t("title")}</h1>
      {account.withheldRole && (
        <p className={styles.waiting}>
          {t(`waiting.${account.withheldRole}`)} <a href="#second-factor">{t("waiting.setUp")}</a>
        </p>
      )}
      <nav className={styles.nav} aria-label={t("parts")}>
        <ul>
          {parts.map(([id, name]) => (
            <li key={id}>
              <a href={`#${id}`}>{t(`${name}.title`)}</a>
            </li>
          ))}
          <li>
            <Link href="/account/notifications">{t("notifications.title")}</Link>
          </li>
        </ul>
      </nav>
      <div className={styles.parts}>
        <ProfileSection {...profile} />
        <EmailSection />
        <PasswordSection hint={passwordHint} />
        <SecondFactorSection />
        <SessionsSection />
        <OwnDataSection />
      </div>
    </div>
  );
}

/** What stands there while the account is looked up. */
export function AccountLoading() {
  const t = useTranslations("account");
  return (
    <div className={styles.page}>
      <h1 className={styles.title}>{t("title")}</h1>
      <p role="status">{t("loading")}</p>
    </div>
  );
}
