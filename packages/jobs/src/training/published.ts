import type { Locale } from "@agrar/api/list/schema";
import { Prisma } from "@agrar/db";
import type { Message } from "../delivery/message.ts";
import { inOneLine, type Said, told } from "./told.ts";

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
    const category = (language: Locale) => inOneLine(training.category.name, language);
    const said: Said = {
      az: (title) => ({
        subject: `Yeni təlim: ${title}`,
        body: `“${category("az")}” bölməsində yeni təlim var: ${title}`,
      }),
      en: (title) => ({
        subject: `New training: ${title}`,
        body: `There is a new training in “${category("en")}”: ${title}`,
      }),
      ru: (title) => ({
        subject: `Новый курс: ${title}`,
        body: `В разделе «${category("ru")}» новый курс: ${title}`,
      }),
    };
    return (reader) => told(reader, said, { id: data.trainingId, title: training.title, siteUrl });
  },
};
