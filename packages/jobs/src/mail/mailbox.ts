import type { Db } from "@agrar/db";
import type { Transport } from "./transport.ts";

/** Puts letters into the portal's own mailbox, where tests and developers read them. */
export const mailbox = (db: Db): Transport => ({
  name: "mailbox",
  batch: 100,
  perSecond: 1_000,
  async send(key, posts) {
    const keys = posts.map((_, index) => `${key}/${index}`);
    await db.mail.createMany({
      data: posts.map(({ to, kind, language, subject, text, attachment }, index) => ({
        recipient: to,
        kind,
        language,
        subject,
        text,
        fileName: attachment?.name ?? null,
        fileType: attachment?.type ?? null,
        fileText: attachment?.text ?? null,
        key: keys[index] ?? key,
      })),
      skipDuplicates: true,
    });
    const rows = await db.mail.findMany({ where: { key: { in: keys } }, select: { id: true, key: true } });
    const ids = new Map(rows.map((row) => [row.key, row.id]));
    return keys.map((one) => ({ providerId: String(ids.get(one)) }));
  },
});
