import { Prisma } from "@agrar/db";
import ICAL from "ical.js";
import { tzlib_get_ical_block as zoneBlock } from "timezones-ical-library";
import type { Context } from "../context.ts";
import { AppError } from "../error.ts";
import { readInput } from "../input.ts";
import { pageAddress } from "../link.ts";
import { localized } from "../list/page.ts";
import type { Locale } from "../list/schema.ts";
import { type CalendarInput, calendarInput } from "./schema.ts";

// A line has 75 bytes at most, and the space before one that goes on is not counted by the library.
ICAL.foldLength = 74;

/** A file that a calendar takes in. */
export type CalendarFile = { name: string; text: string };

/**
 * The days of a training for the calendar of who has a seat in it, as an iCalendar file (RFC 5545), with the place and the link to
 * join: one statement. A training that recurs, or lasts several days at a time of day, is one event with a rule. It keeps its name
 * for good and counts its changes, so that a calendar that has it already changes it; one that is called off is taken back.
 *
 * @throws AppError with what is wrong with the input; `account.signInRequired`; `registration.notFound` for who has no seat; `registration.noDates` where the training
 * has no days.
 */
export async function calendarFile(ctx: Context, asked: CalendarInput): Promise<CalendarFile> {
  const { db, viewer, now, settings } = ctx;
  const { trainingId, lang } = readInput(calendarInput, asked);
  if (!("id" in viewer)) throw new AppError("UNAUTHORIZED", "account.signInRequired");
  const [held] = await db.$queryRaw<Held[]>`
    select r.id as "registrationId", t.status, t.timezone, t.type, t.address, t.latitude::float8, t.longitude::float8,
           ${text("t.title", lang)} as title, ${text("t.description", lang)} as description,
           u.first_name || ' ' || u.last_name as trainer,
           case when t.status <> 'CANCELLED' then t.meet_link end as "meetLink",
           t.start_date::text as "firstDay", coalesce(t.end_date, t.start_date)::text as "lastDay",
           to_char(t.start_time, 'HH24:MI:SS') as "startTime", to_char(t.end_time, 'HH24:MI:SS') as "endTime",
           case when t.is_recurring then coalesce(t.recurrence_frequency::text, 'DAILY') end as frequency,
           t.recurrence_end_date::text as "recursUntil",
           case when t.is_recurring and ${endsMonth} then (
             select array_agg(day::text order by day) from beginning_days(t) day) end as days,
           (coalesce(case when t.is_recurring then t.recurrence_end_date end, t.end_date, t.start_date)
              + coalesce(t.start_time, '00:00')) at time zone t.timezone as "lastBeginning",
           t.updated_at as "updatedAt", extract(epoch from t.updated_at - t.created_at)::int as changes
      from registrations r join trainings t on t.id = r.training_id join users u on u.id = t.trainer_id
     where r.user_id = ${viewer.id} and r.training_id = ${trainingId} and r.status in ('APPROVED', 'COMPLETED')`;
  if (!held) throw new AppError("NOT_FOUND", "registration.notFound", { field: "trainingId" });
  if (held.firstDay === null) throw new AppError("CONFLICT", "registration.noDates", { field: "trainingId" });
  const siteUrl = settings?.siteUrl ?? "";
  const page = pageAddress(siteUrl, lang, `/trainings/${trainingId}`);
  const calendar = new ICAL.Component("vcalendar");
  const isOff = held.status === "CANCELLED";
  for (const [name, value] of [
    ["prodid", "-//Agrar Portal//Trainings//AZ"],
    ["version", "2.0"],
    ["calscale", "GREGORIAN"],
    ["method", isOff ? "CANCEL" : "PUBLISH"],
  ] as const)
    calendar.updatePropertyWithValue(name, value);
  if (held.startTime !== null) {
    const [block] = zoneBlock(held.timezone);
    if (block) calendar.addSubcomponent(new ICAL.Component(ICAL.parse(block)));
  }
  const uid = `training-${trainingId}-${held.registrationId}`;
  const host = URL.parse(siteUrl)?.hostname ?? "agrar";
  for (const { suffix, firstDay, lastDay, rule } of occasions({ ...held, firstDay: held.firstDay })) {
    const event = new ICAL.Component("vevent");
    calendar.addSubcomponent(event);
    const say = (name: string, value: Parameters<ICAL.Component["updatePropertyWithValue"]>[1] | null) =>
      value === null ? undefined : event.updatePropertyWithValue(name, value);
    say("uid", `${uid}${suffix}@${host}`);
    say("sequence", held.changes);
    say("dtstamp", ICAL.Time.fromJSDate(now, true));
    say("last-modified", ICAL.Time.fromJSDate(held.updatedAt, true));
    sayDays(event, held, firstDay, lastDay);
    say("rrule", rule && ICAL.Recur.fromString(rule));
    say("summary", held.title);
    const join = held.meetLink && `${toJoin[lang]}: ${held.meetLink}`;
    say("description", [held.description, join, page].filter(Boolean).join("\n\n"));
    say("location", held.type === "OFFLINE" ? held.address : held.meetLink);
    if (held.latitude !== null && held.longitude !== null) say("geo", [held.latitude, held.longitude]);
    say("url", page);
    say("status", isOff ? "CANCELLED" : "CONFIRMED");
    say("transp", isOff ? "TRANSPARENT" : "OPAQUE");
    // Whoever publishes says who organises it; the page is where to ask.
    say("organizer", page)?.setParameter("cn", held.trainer.replaceAll('"', "'"));
  }
  return { name: `training-${trainingId}.ics`, text: `${calendar.toString()}\r\n` };
}

const endsMonth = Prisma.sql`(t.recurrence_frequency = 'MONTHLY' and extract(day from t.start_date) > 28)`;

type Held = {
  registrationId: number;
  status: string;
  timezone: string;
  type: string;
  address: string | null;
  latitude: number | null;
  longitude: number | null;
  title: string;
  description: string | null;
  trainer: string;
  meetLink: string | null;
  firstDay: string | null;
  lastDay: string;
  startTime: string | null;
  endTime: string | null;
  frequency: "DAILY" | "WEEKLY" | "MONTHLY" | null;
  recursUntil: string | null;
  /** Of one that recurs on the last days of months, all of its days. */
  days: string[] | null;
  lastBeginning: Date;
  updatedAt: Date;
  /** Rises with every change: the seconds from when it was made to when it was last changed. */
  changes: number;
};

type Occasion = { suffix: string; firstDay: string; lastDay: string; rule: string | null };

/**
 * The events of a training: one, with a rule where it is held more than once. On the last days of a month no rule says what calendars
 * agree on, since a month that lacks the day has its last: there, each day is an event of its own.
 */
function occasions(held: Held & { firstDay: string }): Occasion[] {
  const { firstDay, lastDay, frequency, recursUntil, startTime, days } = held;
  const once = { suffix: "", firstDay, lastDay: firstDay, rule: null };
  // A rule ends in the terms in which the event begins: a day, or a moment in UTC.
  const until = (day: string) =>
    startTime === null
      ? day.replaceAll("-", "")
      : ICAL.Time.fromJSDate(held.lastBeginning, true).toICALString();
  if (days)
    return days.map((day) => ({
      ...once,
      suffix: `-${day.replaceAll("-", "")}`,
      firstDay: day,
      lastDay: day,
    }));
  if (frequency) return [{ ...once, rule: recursUntil && `FREQ=${frequency};UNTIL=${until(recursUntil)}` }];
  if (lastDay !== firstDay && startTime !== null)
    return [{ ...once, rule: `FREQ=DAILY;UNTIL=${until(lastDay)}` }];
  return [{ ...once, lastDay }];
}

/** When an event begins and ends: on days as they are, or at times on the clock of the training. */
function sayDays(event: ICAL.Component, held: Held, firstDay: string, lastDay: string): void {
  const { startTime, endTime, timezone } = held;
  if (startTime === null) {
    event.updatePropertyWithValue("dtstart", ICAL.Time.fromDateString(firstDay));
    const end = ICAL.Time.fromDateString(lastDay);
    // The day on which it is over, which is the one after.
    end.adjust(1, 0, 0, 0);
    event.updatePropertyWithValue("dtend", end);
    return;
  }
  const at = (name: string, time: ICAL.Time) =>
    event.updatePropertyWithValue(name, time).setParameter("tzid", timezone);
  at("dtstart", ICAL.Time.fromDateTimeString(`${firstDay}T${startTime}`));
  if (endTime === null) return;
  const end = ICAL.Time.fromDateTimeString(`${firstDay}T${endTime}`);
  if (endTime <= startTime) end.adjust(1, 0, 0, 0);
  at("dtend", end);
}

const text = (column: string, lang: Locale) => Prisma.raw(localized(column, lang));

const toJoin: Record<Locale, string> = {
  az: "Qoşulma keçidi",
  en: "Link to join",
  ru: "Ссылка для подключения",
};
