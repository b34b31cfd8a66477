import { Prisma } from "@agrar/db";
import { sqlWhere } from "@agrar/db/where";
import { AppError } from "../error.ts";
import { page } from "../list/page.ts";
import type { Page } from "../list/schema.ts";
import type { AdminContext } from "../trpc.ts";
import { readsMailbox } from "./policy.ts";
import type { Mail, MailListInput } from "./schema.ts";

/**
 * A page of the local mailbox, which is open on a developer's machine only: its letters have codes and links that open accounts.
 *
 * @throws AppError `route.notFound` elsewhere.
 */
export async function listMail(ctx: AdminContext, input: MailListInput): Promise<Page<Mail>> {
  if (!readsMailbox(ctx)) throw new AppError("NOT_FOUND", "route.notFound");
  return page<Mail>(
    ctx.db,
    {
      from: Prisma.sql`mails m`,
      id: "m.id",
      where: [sqlWhere({ recipient: input.recipient, id: input.ids && { in: input.ids } }, "m")],
      sort: { key: "m.created_at", type: "timestamptz" },
      item: Prisma.sql`m.id, m.recipient, m.kind, m.language, m.subject, m.text, m.created_at as "createdAt"`,
    },
    input,
  );
}
