import { pageAddress } from "@agrar/api/link";
import { portalNames } from "@agrar/api/mail/schema";
import { Prisma } from "@agrar/db";
import type { Message, Reader, Words } from "../delivery/message.ts";

/** Something waits to be handed on for longer than it should: the portal's admins are told, once while it lasts. */
export const factDelayed: Message<"fact/delayed"> = {
  kind: "fact.delayed",
  on: "fact/delayed",
  audience: () => Prisma.sql`select id as user_id from users where role = 'ADMIN'`,
  async compose({ db, siteUrl }, { data }) {
    const fact = await db.fact.findUnique({
      where: { id: data.factId },
      select: { id: true, name: true, at: true },
    });
    return fact && ((reader) => saying(fact, reader, siteUrl));
  },
  samples: (siteUrl) => {
    const fact = { id: 1, name: "training/published", at: new Date("2030-03-21T06:00:00Z") };
    return { "": (reader) => saying(fact, reader, siteUrl) };
  },
};

/** What stands here is so for ever, as long as the fact is there: a letter that is tried again says the same. */
function saying(
  { id, name, at }: { id: number; name: string; at: Date },
  { firstName, language }: Reader,
  siteUrl: string,
): Words {
  const inBaku = (style: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { ...style, timeZone: "Asia/Baku" });
  const since = `${inBaku({ dateStyle: "long" }).format(at)}, ${inBaku({ timeStyle: "short" }).format(at)}`;
  const path = "/admin/jobs";
  const link = pageAddress(siteUrl, language, path);
  const { hello, subject, body, about } = words[language];
  const said = body(`${name}, № ${id}`, since);
  return {
    mail: {
      subject,
      text: `${hello(firstName)}\n\n${said}\n\n${about}\n${link}\n\n${portalNames[language]}\n`,
    },
    notice: { title: subject, body: said, path },
  };
}

type Said = {
  hello(firstName: string): string;
  subject: string;
  body(what: string, since: string): string;
  about: string;
};

const words: Record<Reader["language"], Said> = {
  az: {
    hello: (name) => `Salam, ${name}!`,
    subject: "Məktublar və bildirişlər gecikir",
    body: (what, since) =>
      `Portalda baş verən hadisələrdən biri (${what}) ${since} tarixindən bəri növbədə gözləyir. Həmin vaxtdan bəri məktublar və bildirişlər gec çata və ya heç çatmaya bilər.`,
    about: "Nəyin gözlədiyini burada görə bilərsiniz:",
  },
  en: {
    hello: (name) => `Hello ${name},`,
    subject: "Letters and notices are late",
    body: (what, since) =>
      `Something that happened in the portal (${what}) has been waiting since ${since} for somebody to act on it. Since then, letters and notices may come late or not at all.`,
    about: "What is waiting is shown here:",
  },
  ru: {
    hello: (name) => `Здравствуйте, ${name}!`,
    subject: "Письма и уведомления опаздывают",
    body: (what, since) =>
      `Одно из событий портала (${what}) ждёт обработки: оно произошло ${since}. С этого времени письма и уведомления могут приходить с опозданием или не приходить вовсе.`,
    about: "Что именно ждёт, видно здесь:",
  },
};
