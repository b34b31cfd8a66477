import { recordFacts } from "@agrar/api/fact";
import type { Db } from "@agrar/db";
import type { Tools } from "../tools.ts";

/** Every five minutes, finds the trainings that begin soon, so that those who have a seat are reminded (domain 3.11). */
export const remind = ({ inngest, db }: Tools) =>
  inngest.createFunction({ id: "remind", triggers: [{ cron: "*/5 * * * *" }] }, async ({ step }) => ({
    reminders: await step.run("reminders", () => recordReminders(db, new Date())),
  }));

/**
 * Records of each published training that it begins within a day, and later that it begins within three hours, once for each of
 * its beginnings: what has been moved begins anew. One that has no time of day has the first reminder alone, and who publishes
 * three hours before the second alone. Resolves with how many reminders there were.
 */
export const recordReminders = (db: Db, now: Date): Promise<number> =>
  db.$transaction(async (tx) => {
    const due = await tx.$queryRaw<{ trainingId: number; hoursBefore: number }[]>`
      insert into training_reminders (training_id, begins_at, hours_before)
      select t.id, b.begins_at, ahead.hours
        from trainings t
       cross join lateral (select next_beginning(t, ${now}::timestamptz) as begins_at) b
        join (values (24, 3), (3, 0)) ahead(hours, until)
          on b.begins_at > ${now}::timestamptz + make_interval(hours => ahead.until)
         and b.begins_at <= ${now}::timestamptz + make_interval(hours => ahead.hours)
       where t.status = 'PUBLISHED' and t.type <> 'VIDEO'
         -- A day more on either side than any time zone differs.
         and t.start_date <= (${now}::timestamptz + interval '2 days')::date
         and coalesce(case when t.is_recurring then t.recurrence_end_date end, t.start_date) >= (${now}::timestamptz - interval '1 day')::date
         and (ahead.hours = 24 or t.start_time is not null)
          on conflict do nothing
      returning training_id as "trainingId", hours_before as "hoursBefore"`;
    for (const [name, hours] of [
      ["training/day-away", 24],
      ["training/hours-away", 3],
    ] as const) {
      const trainings = due.filter(({ hoursBefore }) => hoursBefore === hours);
      const facts = trainings.map(({ trainingId }) => ({ trainingId }));
      if (facts.length > 0) await recordFacts(tx, { viewer: { role: "ANONYMOUS" } }, name, facts);
    }
    return due.length;
  });
