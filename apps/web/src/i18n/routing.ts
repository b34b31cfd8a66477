import { defineRouting } from "next-intl/routing";

/**
 * The language is in the address, az without a prefix: an address means the same page to whoever opens it, so
 * neither a cookie nor the browser's settings choose another. `next.config.ts` leads unprefixed addresses to az.
 */
export const routing = defineRouting({
  locales: ["az", "en", "ru"],
  defaultLocale: "az",
  localePrefix: "as-needed",
  localeCookie: false,
});

export type Locale = (typeof routing.locales)[number];
