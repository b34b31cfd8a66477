import type { Locale } from "@agrar/api/list/schema";
import type { Message, Reader, Words } from "../delivery/message.ts";
import { sampleTraining } from "./sample.ts";
import { beginning, inOneLine, registrantsOf, type Said, told } from "./told.ts";

/** Date, time, place or link of a training is another: all who have a seat, or wait for one, are told how it is now. */
export const trainingChanged: Message<"training/changed"> = {
  kind: "training.changed",
  on: "training/changed",
  audience: ({ data }) => registrantsOf(data.trainingId, "PUBLISHED"),
  async compose({ db, siteUrl }, { data: { trainingId: id } }) {
    const training = await db.training.findFirst({
      where: { id, status: "PUBLISHED" },
      select: { title: true, startDate: true, startTime: true, address: true },
    });
    return training && saying({ ...training, id }, siteUrl);
  },
  samples: (siteUrl) => ({ "": saying(sampleTraining, siteUrl) }),
};

type Training = {
  id: number;
  title: unknown;
  startDate: Date | null;
  startTime: Date | null;
  address: string | null;
};

function saying(training: Training, siteUrl: string): (reader: Reader) => Words {
  const facts = (language: Locale, when: string, where: string) =>
    [
      training.startDate && `${when}: ${beginning(training, language)}`,
      training.address && `${where}: ${inOneLine(training.address, language)}`,
    ]
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
  return (reader) => told(reader, said, { id: training.id, title: training.title, siteUrl });
}
