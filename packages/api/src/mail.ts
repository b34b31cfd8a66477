import type { Db, Prisma } from "@agrar/db";
import { recordFact } from "./fact.ts";
import { pageAddress } from "./link.ts";
import type { Locale } from "./list/schema.ts";
import { type Letter, letters } from "./mail/letters.ts";

/**
 * Puts a letter into the mailbox, in the language of its reader, and records that it is there: a job hands it over where letters
 * leave the portal. What opens an account, a code or a link, is in the letter and nowhere else.
 */
export async function post<Kind extends keyof typeof letters>(
  db: Db | Prisma.TransactionClient,
  { kind, to, language, about }: { kind: Kind; to: string; language: Locale; about: Letter<Kind> },
): Promise<void> {
  const { subject, text } = (
    letters[kind][language] as (about: unknown) => { subject: string; text: string }
  )(about);
  const put = async (tx: Prisma.TransactionClient) => {
    const data = { recipient: to, kind, language, subject, text };
    const { id } = await tx.mail.create({ data, select: { id: true } });
    await recordFact(tx, { viewer: { role: "ANONYMOUS" } }, "mail/posted", { mailId: id });
  };
  await ("$transaction" in db ? db.$transaction(put) : put(db));
}

/** The address of a page in a language with what opens it. What follows `#` stays in the browser: no server and no log sees it. */
export const linkTo = (siteUrl: string, language: Locale, page: string, secret: Record<string, string>) =>
  `${pageAddress(siteUrl, language, page)}#${new URLSearchParams(secret)}`;
