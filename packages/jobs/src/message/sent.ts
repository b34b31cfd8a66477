import { type Locale, locales } from "@agrar/api/list/schema";
import type { Texts } from "@agrar/api/message/schema";
import { Prisma } from "@agrar/db";
import type { Message, Reader, Words } from "../delivery/message.ts";
import { sampleTraining } from "../training/sample.ts";
import { inOneLine, told } from "../training/told.ts";

type Sent = {
  texts: Texts;
  author: string;
  training: { id: number; title: unknown; language: Locale };
};

/** Whoever runs a training has written to its registrants: those it was for have it in their language, where it is in that. */
export const messageSent: Message<"message/sent"> = {
  kind: "message.sent",
  on: "message/sent",
  audience: ({ data }) => Prisma.sql`
    select user_id from training_message_recipients where message_id = ${data.messageId}`,
  async compose({ db, siteUrl }, { data: { messageId: id } }) {
    const message = await db.trainingMessage.findUnique({
      where: { id },
      select: {
        texts: true,
        author: { select: { firstName: true, lastName: true } },
        training: { select: { id: true, title: true, language: true } },
      },
    });
    if (!message) return null;
    const { firstName, lastName } = message.author;
    return saying({ ...message, texts: message.texts as Texts, author: `${firstName} ${lastName}` }, siteUrl);
  },
  samples: (siteUrl) => ({
    "": saying(
      { texts: sampleTexts, author: "Leyla Həsənova", training: { ...sampleTraining, language: "az" } },
      siteUrl,
    ),
  }),
};

const saying =
  ({ texts, author, training }: Sent, siteUrl: string) =>
  (reader: Reader): Words => {
    const wanted = [reader.language, training.language, ...locales].find((language) => texts[language]);
    const { subject, text } = (wanted && texts[wanted]) ?? { subject: "", text: "" };
    const body = `${writes[reader.language](author, inOneLine(training.title, reader.language))}\n\n${text}`;
    const said = () => ({ subject, body });
    const words = told(reader, { az: said, en: said, ru: said }, { ...training, siteUrl });
    return { ...words, notice: { ...words.notice, body: text } };
  };

/** Before what somebody wrote, so that nobody takes it for the portal's own words. */
const writes: Record<Locale, (author: string, title: string) => string> = {
  az: (author, title) => `${author} “${title}” təliminin iştirakçılarına yazır:`,
  en: (author, title) => `${author} writes to the participants of the training “${title}”:`,
  ru: (author, title) => `${author} пишет участникам курса «${title}»:`,
};

const sampleTexts: Texts = {
  az: { subject: "Sabahkı görüşə hazırlıq", text: "Sabah bağda işləyəcəyik.\n\nƏlcək və su götürün." },
  en: {
    subject: "What to bring tomorrow",
    text: "Tomorrow we work in the orchard.\n\nPlease bring gloves and water.",
  },
  ru: {
    subject: "Что взять с собой завтра",
    text: "Завтра работаем в саду.\n\nВозьмите перчатки и воду.",
  },
};
