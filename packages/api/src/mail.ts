import type { Prisma } from "@agrar/db";
import type { Locale } from "./list/schema.ts";
import { type Letter, letters } from "./mail/letters.ts";

/** Letters stay in the local mailbox for this long, in days. */
const keptDays = 30;

/**
 * Puts a letter into the local mailbox, in the language of its reader. Who composes it has a code or a link that opens an
 * account: it goes into the letter and nowhere else.
 */
export async function post<Kind extends keyof typeof letters>(
  db: Pick<Prisma.TransactionClient, "mail">,
  { kind, to, language, about }: { kind: Kind; to: string; language: Locale; about: Letter<Kind> },
): Promise<void> {
  const { subject, text } = (
    letters[kind][language] as (about: unknown) => { subject: string; text: string }
  )(about);
  await db.mail.create({ data: { recipient: to, kind, language, subject, text }, select: { id: true } });
  await db.mail.deleteMany({ where: { createdAt: { lt: new Date(Date.now() - keptDays * 86_400_000) } } });
}

/** The address of a page in a language. What follows `#` stays in the browser: no server and no log sees it. */
export function linkTo(
  siteUrl: string,
  language: Locale,
  page: string,
  secret: Record<string, string>,
): string {
  const prefix = language === "az" ? "" : `/${language}`;
  return `${siteUrl.replace(/\/$/, "")}${prefix}${page}#${new URLSearchParams(secret)}`;
}
