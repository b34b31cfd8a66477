import { Prisma } from "@agrar/db";
import { sqlWhere } from "@agrar/db/where";
import type { Context } from "../context.ts";
import { AppError } from "../error.ts";
import { readInput } from "../input.ts";
import { page } from "../list/page.ts";
import type { Page } from "../list/schema.ts";
import { type AdminContext, asAdminPerson } from "../trpc.ts";
import { readsMailbox } from "./policy.ts";
import { type Mail, type MailListInput, mailRef } from "./schema.ts";

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
      item: Prisma.sql`m.id, m.recipient, m.kind, m.language, m.subject, m.text, m.created_at as "createdAt",
        case when m.file_name is not null then
          json_build_object('name', m.file_name, 'type', m.file_type, 'size', octet_length(m.file_text)) end as file`,
    },
    input,
  );
}

/** A file that came with a letter. */
export type MailFile = { name: string; type: string; text: string };

/**
 * The file that came with a letter of the local mailbox, for who reads that.
 *
 * @throws AppError with what is wrong with the id; what `asAdminPerson` throws;
 * `route.notFound` elsewhere than on a developer's machine; `mail.fileNotFound` where no letter has that id, or no file came with it.
 */
export async function mailFile(ctx: Context, asked: { id: unknown }): Promise<MailFile> {
  asAdminPerson(ctx.viewer);
  if (!readsMailbox(ctx)) throw new AppError("NOT_FOUND", "route.notFound");
  const { id } = readInput(mailRef, asked);
  const found = await ctx.db.mail.findUnique({
    where: { id },
    select: { fileName: true, fileType: true, fileText: true },
  });
  const { fileName: name, fileType: type, fileText: text } = found ?? {};
  if (name == null || type == null || text == null)
    throw new AppError("NOT_FOUND", "mail.fileNotFound", { field: "id" });
  return { name, type, text };
}
