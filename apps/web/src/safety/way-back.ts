/** An origin that no portal has: whatever leads away from it would lead away from the portal. */
const here = "http://way-back.invalid";

/** The paths of pages: plain words between single slashes, and nothing of the API. */
const page = /^\/(?!(?:api|trpc)(?:\/|$))(?:[\w~-][\w.~-]*(?:\/[\w~-][\w.~-]*)*\/?)?$/;

/**
 * Where to go on after signing in: what `?next=` asks for if that is a page of the portal, else `otherwise`.
 *
 * An address that is asked for comes from whoever made the link. It is read as a browser reads it, and of the outcome
 * only a path of plain words is taken: no second slash, no backslash and nothing encoded that somebody further on could
 * read as an address of another site. Search and fragment may hold anything; they lead nowhere.
 */
export function wayBack(next: string | string[] | null | undefined, otherwise = "/"): string {
  if (typeof next !== "string" || !next.startsWith("/") || /[\\\p{Cc}]/u.test(next)) return otherwise;
  if (!URL.canParse(next, here)) return otherwise;
  const { origin, pathname, search, hash } = new URL(next, here);
  return origin === here && page.test(pathname) ? pathname + search + hash : otherwise;
}
