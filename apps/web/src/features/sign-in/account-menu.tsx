import { IconChevronDown } from "@tabler/icons-react";
import { getLocale, getTranslations } from "next-intl/server";
import { getPathname, Link } from "#i18n/navigation.ts";
import { viewer } from "#trpc/viewer.ts";
import { Portrait } from "#ui/portrait.tsx";
import styles from "./account-menu.module.css";
import { SignOut } from "./sign-out.tsx";

/**
 * The account at the top of every page: the way in for guests; for who is signed in what is theirs, and the way out. It opens
 * without scripts. Its links load the page anew, so that the menu closes and each part of the portal begins afresh.
 */
export async function AccountMenu() {
  // Without the API the page below says so; the top of it stays.
  const [locale, t, person] = await Promise.all([
    getLocale(),
    getTranslations("menu"),
    viewer().catch(() => undefined),
  ]);
  if (person === undefined) return null;
  if (person === null) {
    return (
      <Link href="/sign-in" className={styles.signIn} prefetch={false}>
        {t("signIn")}
      </Link>
    );
  }
  const { firstName, lastName, photoUrl, role } = person;
  const links = [
    ["home", "/home"],
    ["profile", "/account"],
    ...(role === "ADMIN" ? [["admin", "/admin"] as const] : []),
  ] as const;
  return (
    <>
      <button type="button" className={styles.button} popoverTarget="account-menu">
        <Portrait url={photoUrl} name={[firstName, lastName]} small />
        <IconChevronDown size={16} aria-hidden />
        <span className="visually-hidden">{t("account")}</span>
      </button>
      <div id="account-menu" popover="auto" className={styles.menu}>
        <p className={styles.name}>
          {firstName} {lastName}
        </p>
        <ul>
          {links.map(([name, href]) => (
            <li key={name}>
              <a href={getPathname({ href, locale })}>{t(name)}</a>
            </li>
          ))}
        </ul>
        <SignOut
          after={getPathname({ href: "/", locale })}
          here={t("signOut")}
          everywhere={t("signOutEverywhere")}
          failed={t("failed")}
        />
      </div>
    </>
  );
}
