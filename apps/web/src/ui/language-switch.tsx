"use client";

import { useSearchParams } from "next/navigation";
import { useLocale } from "next-intl";
import { getPathname, usePathname } from "#i18n/navigation.ts";
import { routing } from "#i18n/routing.ts";
import styles from "./language-switch.module.css";

const names = { az: "Azərbaycanca", en: "English", ru: "Русский" };

/** The same page, with the same search, in another language. */
export function LanguageSwitch({ label }: { label: string }) {
  const current = useLocale();
  const pathname = usePathname();
  const query = useSearchParams().toString();
  return (
    <nav aria-label={label}>
      <ul className={styles.list}>
        {routing.locales.map((locale) => (
          <li key={locale}>
            <a
              className={styles.link}
              href={getPathname({ href: pathname, locale }) + (query && `?${query}`)}
              lang={locale}
              hrefLang={locale}
              aria-current={locale === current ? "true" : undefined}
            >
              {locale.toUpperCase()}
              <span className="visually-hidden"> {names[locale]}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
