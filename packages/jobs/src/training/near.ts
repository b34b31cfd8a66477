import type { Locale } from "@agrar/api/list/schema";
import { Prisma } from "@agrar/db";
import type { Message, Reader, Words } from "../delivery/message.ts";
import { sampleTraining } from "./sample.ts";
import { inOneLine, momentIn, type Said, told } from "./told.ts";

type Near = {
  id: number;
  title: unknown;
  beginsAt: Date;
  timezone: string;
  hasTime: boolean;
  address: string | null;
  meetLink: string | null;
};

/** A training begins soon: those who have a seat are told when, and where to be. */
const trainingNear = (
  on: "training/day-away" | "training/hours-away",
  kind: "training.dayAway" | "training.hoursAway",
): Message<typeof on> => ({
  kind,
  on,
  urgent: true,
  audience: ({ data }) => Prisma.sql`
    select r.user_id from registrations r join trainings t on t.id = r.training_id
     where t.id = ${data.trainingId} and t.status = 'PUBLISHED' and r.status = 'APPROVED'`,
  async compose({ db, siteUrl }, { data }) {
    // What has been moved since, or has begun, is no longer near.
    const [training] = await db.$queryRaw<Near[]>`
      select t.id, t.title, b.begins_at as "beginsAt", t.timezone, t.start_time is not null as "hasTime", t.address,
             t.meet_link as "meetLink"
        from trainings t cross join lateral (select next_beginning(t, now()) as begins_at) b
       where t.id = ${data.trainingId} and t.status = 'PUBLISHED'
         and b.begins_at <= now() + make_interval(hours => ${hours[kind]}::int)`;
    return training ? saying(kind, training, siteUrl) : null;
  },
  samples: (siteUrl) => ({
    "": saying(
      kind,
      {
        ...sampleTraining,
        beginsAt: new Date("2027-03-21T05:30:00Z"),
        timezone: "Asia/Baku",
        hasTime: true,
        meetLink: null,
      },
      siteUrl,
    ),
  }),
});

const hours = { "training.dayAway": 24, "training.hoursAway": 3 } as const;

export const trainingDayAway = trainingNear("training/day-away", "training.dayAway");
export const trainingHoursAway = trainingNear("training/hours-away", "training.hoursAway");

const soon: Record<keyof typeof hours, Record<Locale, string>> = {
  "training.dayAway": {
    az: "Bir gündən az qalıb",
    en: "Begins within a day",
    ru: "Начало в течение суток",
  },
  "training.hoursAway": {
    az: "Üç saatdan az qalıb",
    en: "Begins within three hours",
    ru: "Начало меньше чем через три часа",
  },
};

function saying(kind: keyof typeof hours, near: Near, siteUrl: string): (reader: Reader) => Words {
  const facts = (language: Locale, where: string, link: string) =>
    [
      near.address && `${where}: ${inOneLine(near.address, language)}`,
      near.meetLink && `${link}: ${near.meetLink}`,
    ]
      .filter(Boolean)
      .map((fact) => `\n${fact}`)
      .join("");
  const when = (language: Locale) =>
    momentIn(language, { moment: near.beginsAt, timeZone: near.timezone, hasTime: near.hasTime });
  const said: Said = {
    az: (title) => ({
      subject: `${soon[kind].az}: ${title}`,
      body: `${soon[kind].az}. Yeriniz olan “${title}” təlimi başlayır: ${when("az")}.${facts("az", "Yer", "Qoşulma keçidi")}`,
    }),
    en: (title) => ({
      subject: `${soon[kind].en}: ${title}`,
      body: `${soon[kind].en}. The training “${title}”, in which you have a seat, begins: ${when("en")}.${facts("en", "Place", "Link to join")}`,
    }),
    ru: (title) => ({
      subject: `${soon[kind].ru}: ${title}`,
      body: `${soon[kind].ru}. Начинается курс «${title}», на котором за вами место: ${when("ru")}.${facts("ru", "Место", "Ссылка для подключения")}`,
    }),
  };
  return (reader) => told(reader, said, { id: near.id, title: near.title, siteUrl });
}
