import { Prisma } from "@agrar/db";
import type { Message } from "../delivery/message.ts";
import { told } from "./told.ts";

/** A training does not take place: all who have a seat, or wait for one, are told. */
export const trainingCancelled: Message<"training/cancelled"> = {
  kind: "training.cancelled",
  on: "training/cancelled",
  audience: ({ data }) => Prisma.sql`
    select r.user_id from registrations r join trainings t on t.id = r.training_id
     where t.id = ${data.trainingId} and t.status = 'CANCELLED' and r.status in ('APPROVED', 'PENDING', 'WAITLISTED')`,
  async compose({ db, siteUrl }, { data: { trainingId: id } }) {
    const training = await db.training.findFirst({
      where: { id, status: "CANCELLED" },
      select: { title: true },
    });
    return training && ((reader) => told(reader, said, { id, title: training.title, siteUrl }));
  },
};

const said: Parameters<typeof told>[1] = {
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
