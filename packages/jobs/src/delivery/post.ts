import { leaveLinks, preferencesPage } from "@agrar/api/link";
import type { Family } from "@agrar/api/preference/schema";
import { footed, htmlOf } from "../mail/layout.ts";
import type { Post } from "../mail/transport.ts";
import type { Tools } from "../tools.ts";
import type { Reader, Words } from "./message.ts";

/**
 * A letter as it leaves: with its HTML, and where its reader can choose, with the ways to get no more like it, in the text and for
 * programs (RFC 8058).
 */
export async function postFor(
  { siteUrl, secret }: Pick<Tools, "siteUrl" | "secret">,
  { id, email, language }: Reader,
  { kind, families, mail }: { kind: string; families: Family[]; mail: Words["mail"] },
): Promise<Post> {
  const letter = { ...mail, kind, language, siteUrl };
  if (families.length === 0) return { ...mail, kind, language, to: email, html: await htmlOf(letter) };
  const links = leaveLinks({ siteUrl, secret, language }, { userId: id, families });
  const led = { ...letter, preferencesUrl: preferencesPage(siteUrl, language), leaveUrl: links.page };
  return {
    kind,
    language,
    to: email,
    subject: mail.subject,
    text: footed(led),
    html: await htmlOf(led),
    attachment: mail.attachment,
    headers: {
      "List-Unsubscribe": `<${links.oneClick}>`,
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
      ...mail.headers,
    },
  };
}
