import type { Locale } from "@agrar/api/list/schema";
import { Prisma } from "@agrar/db";
import type { Message } from "../delivery/message.ts";
import { beginning, type Said, told } from "./told.ts";

/** Date, time, place or link of a training is another: all who have a seat, or wait for one, are told how it is now. */
export const trainingChanged: Message<"training/changed"> = {
  kind: "training.changed",
  on: "training/changed",
  audience: ({ data }) => Prisma.sql`
    select r.user_id from registrations r join trainings t on t.id = r.training_id
     where t.id = ${data.trainingId} and t.status = 'PUBLISHED' and r.status in ('APPROVED', 'PENDING', 'WAITLISTED')`,
  async compose({ db, siteUrl }, { data: { trainingId: id } }) {
    const training = await db.training.findFirst({
      where: { id, status: "PUBLISHED" },
      select: { title: true, startDate: true, startTime: true, address: true },
    });
    if (!training) return null;
    const address = training.address?.replace(/\s+/g, " ");
    const facts = (language: Locale, when: string, where: string) =>
      [training.startDate && `${when}: ${beginning(training, language)}`, address && `${where}: ${address}`]
        .filter(Boolean)
        .map((fact) => `\n${fact}`)
        .join("");
    const said: Said = {
      az: (title) => ({
        subject: `Təlimdə dəyişiklik: ${title}`,
        body: `Qeydiyyatdan keçdiyiniz “${title}” təliminin vaxtı, yeri və ya keçidi dəyişdi.${facts("az", "Başlanır", "Yer")}`,
      }),
      en: (title) => ({
        subject: `Training changed: ${title}`,
        body: `The time, place or link of the training “${title}” that you registered for has changed.${facts("en", "Begins", "Place")}`,
      }),
      ru: (title) => ({
        subject: `Изменения в курсе: ${title}`,
        body: `Изменились время, место или ссылка курса «${title}», на который вы записались.${facts("ru", "Начало", "Место")}`,
      }),
    };
    return (reader) => told(reader, said, { id, title: training.title, siteUrl });
  },
};
