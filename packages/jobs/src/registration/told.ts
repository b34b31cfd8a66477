import { type CalendarFile, calendarFile } from "@agrar/api/calendar";
import { Prisma } from "@agrar/db";
import type { Message } from "../delivery/message.ts";
import type { Attachment } from "../mail/transport.ts";
import { sampleTraining } from "../training/sample.ts";
import { type Said, told } from "../training/told.ts";

type Told = "confirmed" | "waitlisted" | "requested" | "rejected" | "cancelled" | "completed";

/** Each is told only while it is so: what has changed since has a fact of its own. */
const states = {
  confirmed: "APPROVED",
  waitlisted: "WAITLISTED",
  requested: "PENDING",
  rejected: "REJECTED",
  cancelled: "CANCELLED",
  completed: "COMPLETED",
} as const;

/** Of a place in what was called off, nothing is told any more: that was told at once, while letters are held for the night. */
const ofPlace: ReadonlySet<Told> = new Set(["confirmed", "waitlisted", "requested"]);

/**
 * What became of a registration: its learner is told. A cancellation only when somebody else did it, whereas the others are what
 * the learner waits for. A request is told to the trainer too, who is to decide. To who has a seat come the days, as a file for
 * their calendar.
 */
const aboutRegistration = (what: Told): Message<`registration/${Told}`> => ({
  kind: `registration.${what}`,
  on: `registration/${what}`,
  tellsActor: what !== "cancelled",
  audience: ({ data }) => Prisma.sql`
    select unnest(array[r.user_id, case when r.status = 'PENDING' then t.trainer_id end]) as user_id
      from registrations r join trainings t on t.id = r.training_id
     where r.id = ${data.registrationId} and r.status = ${states[what]}::"RegistrationStatus"
       and (t.status <> 'CANCELLED' or ${!ofPlace.has(what)})`,
  async compose({ db, siteUrl }, { data, at }) {
    const registration = await db.registration.findFirst({
      where: {
        id: data.registrationId,
        status: states[what],
        ...(ofPlace.has(what) && { training: { status: { not: "CANCELLED" } } }),
      },
      select: {
        userId: true,
        user: { select: { language: true } },
        training: { select: { id: true, title: true, startDate: true } },
      },
    });
    if (!registration) return null;
    const { userId, user, training } = registration;
    // The file is of the moment of the fact: a letter that is sent again is the same letter.
    const ctx = {
      db,
      viewer: { role: "LEARNER", id: userId },
      now: new Date(at),
      settings: { siteUrl },
    } as const;
    const days =
      what === "confirmed" && training.startDate
        ? attached(await calendarFile(ctx, { trainingId: training.id, lang: user.language }))
        : undefined;
    return (reader) =>
      told(reader, reader.id === userId ? said[what] : toDecide, { ...training, siteUrl, days });
  },
  samples: (siteUrl) => ({
    "": (reader) =>
      told(reader, said[what], {
        ...sampleTraining,
        siteUrl,
        days: what === "confirmed" ? attached({ name: "training-1.ics", text: "" }) : undefined,
      }),
    ...(what === "requested" && {
      trainer: (reader) => told(reader, toDecide, { ...sampleTraining, siteUrl }),
    }),
  }),
});

const attached = ({ name, text }: CalendarFile): Attachment => ({
  name,
  type: "text/calendar; charset=utf-8",
  text,
});

export const registrationMessages: Message[] = (Object.keys(states) as Told[]).map(aboutRegistration);

const said: Record<Told, Said> = {
  confirmed: {
    az: (title) => ({
      subject: `Qeydiyyat təsdiqləndi: ${title}`,
      body: `“${title}” təlimində sizin yeriniz var.`,
    }),
    en: (title) => ({
      subject: `Registration confirmed: ${title}`,
      body: `You have a seat in the training “${title}”.`,
    }),
    ru: (title) => ({ subject: `Запись подтверждена: ${title}`, body: `За вами место на курсе «${title}».` }),
  },
  waitlisted: {
    az: (title) => ({
      subject: `Gözləmə siyahısındasınız: ${title}`,
      body: `“${title}” təlimində boş yer yoxdur. Yer boşalanda sizə xəbər verəcəyik.`,
    }),
    en: (title) => ({
      subject: `You are on the waitlist: ${title}`,
      body: `There is no free seat in the training “${title}”. We shall tell you when one becomes yours.`,
    }),
    ru: (title) => ({
      subject: `Вы в листе ожидания: ${title}`,
      body: `На курсе «${title}» нет свободных мест. Мы сообщим, когда место освободится для вас.`,
    }),
  },
  requested: {
    az: (title) => ({
      subject: `Müraciətiniz alındı: ${title}`,
      body: `“${title}” təlimində iştirakınıza təlimçi qərar verəcək. Qərarı sizə bildirəcəyik.`,
    }),
    en: (title) => ({
      subject: `Your request is received: ${title}`,
      body: `The trainer decides who takes part in “${title}”. We shall tell you the decision.`,
    }),
    ru: (title) => ({
      subject: `Ваша заявка получена: ${title}`,
      body: `Об участии в курсе «${title}» решает преподаватель. Мы сообщим вам решение.`,
    }),
  },
  rejected: {
    az: (title) => ({
      subject: `Müraciət qəbul olunmadı: ${title}`,
      body: `Təəssüf ki, “${title}” təlimində iştirakınız təsdiqlənmədi.`,
    }),
    en: (title) => ({
      subject: `Request declined: ${title}`,
      body: `We are sorry: your request to take part in “${title}” was declined.`,
    }),
    ru: (title) => ({
      subject: `Заявка отклонена: ${title}`,
      body: `К сожалению, ваша заявка на курс «${title}» отклонена.`,
    }),
  },
  cancelled: {
    az: (title) => ({
      subject: `Qeydiyyatınız ləğv edildi: ${title}`,
      body: `“${title}” təlimi üçün qeydiyyatınız ləğv edildi.`,
    }),
    en: (title) => ({
      subject: `Your registration is cancelled: ${title}`,
      body: `Your registration for the training “${title}” was cancelled.`,
    }),
    ru: (title) => ({
      subject: `Ваша запись отменена: ${title}`,
      body: `Ваша запись на курс «${title}» отменена.`,
    }),
  },
  completed: {
    az: (title) => ({
      subject: `Təlimi tamamladınız: ${title}`,
      body: `Təbrik edirik! Siz “${title}” təlimini tamamladınız.`,
    }),
    en: (title) => ({
      subject: `Training completed: ${title}`,
      body: `Congratulations! You have completed the training “${title}”.`,
    }),
    ru: (title) => ({
      subject: `Курс пройден: ${title}`,
      body: `Поздравляем! Вы прошли курс «${title}».`,
    }),
  },
};

/** To the trainer. */
const toDecide: Said = {
  az: (title) => ({
    subject: `Yeni müraciət: ${title}`,
    body: `“${title}” təlimində iştirak üçün müraciət qərarınızı gözləyir.`,
  }),
  en: (title) => ({
    subject: `A request waits for you: ${title}`,
    body: `Somebody asks to take part in your training “${title}” and waits for your decision.`,
  }),
  ru: (title) => ({
    subject: `Новая заявка: ${title}`,
    body: `Заявка на участие в курсе «${title}» ждёт вашего решения.`,
  }),
};
