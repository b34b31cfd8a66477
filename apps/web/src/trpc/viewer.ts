import type { Outputs } from "@agrar/api";
import { cookies, headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { cache } from "react";
import { getPathname } from "#i18n/navigation.ts";
import { addressHeader } from "#safety/page-headers.ts";
import { wayBack } from "#safety/way-back.ts";
import { api } from "./server.ts";

export type Viewer = NonNullable<Outputs["account"]["viewer"]>;

/** Who has asked for the page, null for guests: asked of the API once a request, and not at all without a session's cookie. */
export const viewer = cache(async (): Promise<Viewer | null> => {
  const held = (await cookies()).getAll();
  // Over https its name has a prefix.
  if (!held.some(({ name }) => name.endsWith("agrar.session_token"))) return null;
  return api().account.viewer.query();
});

/** Who has asked for the page. Guests are sent to sign in, and come back when they have. */
export async function requireSignedIn(): Promise<Viewer> {
  const person = await viewer();
  if (person) return person;
  const [locale, asked] = await Promise.all([getLocale(), headers()]);
  const next = wayBack(asked.get(addressHeader), "");
  redirect(getPathname({ href: { pathname: "/sign-in", ...(next && { query: { next } }) }, locale }));
}

/**
 * Who has asked for a page that is for one role, or for a few. To everybody else there is no such page, except to who has yet to set up the
 * second factor that the role asks for: they are sent to do so.
 *
 * A layout is not made anew on the way from page to page, so every page below it asks this too.
 */
export async function requireRole(...roles: Viewer["role"][]): Promise<Viewer> {
  const person = await requireSignedIn();
  if (roles.includes(person.role)) return person;
  if (person.withheldRole && roles.includes(person.withheldRole))
    redirect(`${getPathname({ href: "/account", locale: await getLocale() })}#second-factor`);
  notFound();
}
