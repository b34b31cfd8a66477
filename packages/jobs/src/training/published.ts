import type { Locale, Translated } from "@agrar/api/list/schema";
import { Prisma } from "@agrar/db";
import type { Message } from "../delivery/message.ts";

/** A training is open to all: those who want to hear of its category are told. */
export const trainingPublished: Message<"training/published"> = {
  kind: "training.published",
  on: "training/published",
  audience: ({ data }) => Prisma.sql`
    select s.user_id from category_subscriptions s join trainings t on t.category_id = s.category_id
     where t.id = ${data.trainingId} and t.status = 'PUBLISHED'`,
  async compose({ db, siteUrl }, { data }) {
    const training = await db.training.findFirst({
      where: { id: data.trainingId, status: "PUBLISHED" },
      select: { title: true, category: { select: { name: true } } },
    });
    if (!training) return null;
    const path = `/trainings/${data.trainingId}`;
    return ({ firstName, language }) => {
      const title = inLanguage(training.title as Translated, language);
      const category = inLanguage(training.category.name as Translated, language);
      const link = `${siteUrl.replace(/\/$/, "")}${language === "az" ? "" : `/${language}`}${path}`;
      const { subject, body, letter } = words[language]({ firstName, title, category, link });
      return { mail: { subject, text: letter }, notice: { title: subject, body, path } };
    };
  },
};

const inLanguage = (text: Translated, language: Locale) => text[language] || text.az;

type About = { firstName: string; title: string; category: string; link: string };

const words: Record<Locale, (about: About) => { subject: string; body: string; letter: string }> = {
  az: ({ firstName, title, category, link }) => ({
    subject: `Yeni təlim: ${title}`,
    body: category,
    letter: `Salam, ${firstName}!\n\n“${category}” bölməsində yeni təlim var: ${title}\n\nTanış olmaq və qeydiyyatdan keçmək üçün:\n${link}\n\nAqrar Portal\n`,
  }),
  en: ({ firstName, title, category, link }) => ({
    subject: `New training: ${title}`,
    body: category,
    letter: `Hello ${firstName},\n\nthere is a new training in “${category}”: ${title}\n\nRead more and register:\n${link}\n\nAgrar Portal\n`,
  }),
  ru: ({ firstName, title, category, link }) => ({
    subject: `Новый курс: ${title}`,
    body: category,
    letter: `Здравствуйте, ${firstName}!\n\nВ разделе «${category}» новый курс: ${title}\n\nПодробнее и регистрация:\n${link}\n\nАграрный портал\n`,
  }),
};
