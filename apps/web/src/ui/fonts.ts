import { preload } from "react-dom";
import type { Locale } from "#i18n/routing.ts";

const sets: Record<Locale, string[]> = {
  az: ["latin", "latin-ext"],
  en: ["latin"],
  ru: ["cyrillic", "latin"],
};

/** Tells the browser at once which faces the page's language needs; it would else learn it from the style sheet. */
export function preloadFonts(locale: Locale) {
  for (const set of sets[locale]) {
    for (const family of ["onest", "vollkorn"]) {
      preload(`/fonts/${family}-${set}.woff2?v=2`, {
        as: "font",
        type: "font/woff2",
        crossOrigin: "anonymous",
      });
    }
  }
}
