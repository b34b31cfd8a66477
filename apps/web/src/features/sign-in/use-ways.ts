import { useLocale } from "next-intl";
import { getPathname } from "#i18n/navigation.ts";

/**
 * The addresses of the pages by which people get in. Each keeps in mind where they wanted to go: `next` is a page of the
 * portal, or empty.
 */
export function useWays(next: string) {
  const locale = useLocale();
  const to = (pathname: string, query: Record<string, string> = {}) =>
    getPathname({ locale, href: { pathname, query: { ...query, ...(next && { next }) } } });
  return {
    to,
    /** An address with something that stays in the browser: no server and no log sees it. */
    withSecret: (pathname: string, secret: Record<string, string>) =>
      `${to(pathname)}#${new URLSearchParams(secret)}`,
    /** Where to go when one is in. */
    goal: next || getPathname({ locale, href: "/home" }),
  };
}
