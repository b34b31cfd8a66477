import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { getPathname } from "#i18n/navigation.ts";
import { requireRole, requireSignedIn } from "#trpc/viewer.ts";

const homes = { LEARNER: "/learn", TRAINER: "/teach", ADMIN: "/admin" } as const;

/** Leads everybody to their own home; who has yet to set up what their role asks for, there first. */
export default async function Page() {
  const [locale, { role, withheldRole }] = await Promise.all([getLocale(), requireSignedIn()]);
  if (withheldRole) await requireRole(withheldRole);
  redirect(getPathname({ href: homes[role], locale }));
}
