import { getPathname } from "./navigation.ts";
import { type Locale, routing } from "./routing.ts";

/** The address of a page in its own and in every language, for search engines. */
export function alternates(locale: Locale, href: string) {
  const languages = Object.fromEntries(
    routing.locales.map((other) => [other, getPathname({ href, locale: other })]),
  );
  return { canonical: getPathname({ href, locale }), languages: { ...languages, "x-default": href } };
}
