import { pageAddress } from "@agrar/api/link";
import type { Locale } from "@agrar/api/list/schema";
import { portalNames } from "@agrar/api/mail/schema";
import type { Reader, Words } from "../delivery/message.ts";

/** The letter that tells a reader in their language what a day has brought: each as its notice says it, with the way there. */
export function digestOf(
  { firstName, language }: Reader,
  news: Words["notice"][],
  siteUrl: string,
): Words["mail"] {
  const { subject, hello, lead } = frame[language];
  const items = news.map(({ title, body, path }) => {
    const text = body && body !== title ? `${title}\n${body}` : title;
    return `${text}\n${pageAddress(siteUrl, language, path)}`;
  });
  return {
    subject: subject(news.length),
    text: `${[hello(firstName), lead, ...items, portalNames[language]].join("\n\n")}\n`,
  };
}

type Frame = {
  subject: (count: number) => string;
  hello: (firstName: string) => string;
  lead: string;
};

const frame: Record<Locale, Frame> = {
  az: {
    subject: (count) => `Günün xəbərləri: ${count}`,
    hello: (name) => `Salam, ${name}!`,
    lead: "Son gün ərzində sizin üçün xəbərlər:",
  },
  en: {
    subject: (count) => `News of the day: ${count}`,
    hello: (name) => `Hello ${name},`,
    lead: "here is what the last day has brought for you:",
  },
  ru: {
    subject: (count) => `Новости дня: ${count}`,
    hello: (name) => `Здравствуйте, ${name}!`,
    lead: "Вот что нового для вас за последний день:",
  },
};
