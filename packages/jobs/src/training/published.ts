import type { Locale } from "@agrar/api/list/schema";
import { Prisma } from "@agrar/db";
import type { Message, Reader, Words } from "../delivery/message.ts";
import { sampleTraining } from "./sample.ts";
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
    return training && saying({ ...training, id: data.trainingId }, siteUrl);
  },
  samples: (siteUrl) => ({ "": saying(sampleTraining, siteUrl) }),
};

type Training = { id: number; title: unknown; category: { name: unknown } };

function saying({ id, title, category }: Training, siteUrl: string): (reader: Reader) => Words {
  const field = (language: Locale) => inOneLine(category.name, language);
  const said: Said = {
    az: (title) => ({
      subject: `Yeni təlim: ${title}`,
      body: `“${field("az")}” sahəsində yeni təlim var: ${title}`,
    }),
    en: (title) => ({
      subject: `New training: ${title}`,
      body: `There is a new training in “${field("en")}”: ${title}`,
    }),
    ru: (title) => ({
      subject: `Новый курс: ${title}`,
      body: `В направлении «${field("ru")}» новый курс: ${title}`,
    }),
  };
  return (reader) => told(reader, said, { id, title, siteUrl });
}
