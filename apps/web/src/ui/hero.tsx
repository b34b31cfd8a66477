import { IconSearch } from "@tabler/icons-react";
import { getLocale, getTranslations } from "next-intl/server";
import { getPathname } from "#i18n/navigation.ts";
import buttons from "./button.module.css";
import styles from "./hero.module.css";
import { HeroArt } from "./hero-art.tsx";

/** The first thing a visitor sees: what the portal is for, and a search of what can be learned. A plain form. */
export async function Hero() {
  const [t, locale] = await Promise.all([getTranslations("home"), getLocale()]);
  return (
    <section className={styles.hero}>
      <HeroArt />
      <div className={styles.inner}>
        <h1 className={styles.headline}>{t("headline")}</h1>
        <p className={styles.lead}>{t("lead")}</p>
        <search>
          <form className={styles.search} action={getPathname({ href: "/trainings", locale })}>
            <label className={styles.label} htmlFor="search">
              {t("search")}
            </label>
            <div className={styles.field}>
              <IconSearch size={22} aria-hidden />
              <input
                id="search"
                type="search"
                name="search"
                placeholder={t("placeholder")}
                maxLength={200}
                autoComplete="off"
              />
              <button type="submit" className={buttons.solid}>
                {t("submit")}
              </button>
            </div>
          </form>
        </search>
      </div>
    </section>
  );
}
