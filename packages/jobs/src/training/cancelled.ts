import type { Message } from "../delivery/message.ts";
import { sampleTraining } from "./sample.ts";
import { registrantsOf, type Said, told } from "./told.ts";

/** A training does not take place: all who have a seat, or wait for one, are told. */
export const trainingCancelled: Message<"training/cancelled"> = {
  kind: "training.cancelled",
  on: "training/cancelled",
  // Who would set out for it in the morning must know before.
  urgent: true,
  audience: ({ data }) => registrantsOf(data.trainingId, "CANCELLED"),
  async compose({ db, siteUrl }, { data: { trainingId: id } }) {
    const training = await db.training.findFirst({
      where: { id, status: "CANCELLED" },
      select: { title: true },
    });
    return training && ((reader) => told(reader, said, { id, title: training.title, siteUrl }));
  },
  samples: (siteUrl) => ({ "": (reader) => told(reader, said, { ...sampleTraining, siteUrl }) }),
};

const said: Said = {
  az: (title) => ({
    subject: `Təlim ləğv edildi: ${title}`,
    body: `Qeydiyyatdan keçdiyiniz “${title}” təlimi ləğv edildi.`,
  }),
  en: (title) => ({
    subject: `Training cancelled: ${title}`,
    body: `The training “${title}” that you registered for is cancelled.`,
  }),
  ru: (title) => ({
    subject: `Курс отменён: ${title}`,
    body: `Курс «${title}», на который вы записались, отменён.`,
  }),
};
