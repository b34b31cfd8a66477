import { Prisma } from "@agrar/db";
import { sqlWhere } from "@agrar/db/where";
import { localized } from "../list/page.ts";
import type { PersonContext } from "../trpc.ts";
import { editableBy } from "./policy.ts";
import type { TodayInput, TodaySession } from "./schema.ts";

/**
 * The trainings of the viewer's own that are held today, on the clock of each, in the order of the day: one statement. One that
 * lasts several days is held on each of them, one that recurs on each of its days, and videos on none.
 */
export async function sessionsToday(
  { db, viewer, now }: PersonContext,
  { lang }: TodayInput,
): Promise<TodaySession[]> {
  const own: Prisma.TrainingWhereInput = { trainerId: viewer.id, AND: editableBy(viewer) };
  const today = Prisma.sql`(${now}::timestamptz at time zone t.timezone)::date`;
  const [row] = await db.$queryRaw<[{ sessions: TodaySession[] }]>`
    select coalesce(json_agg(s order by s."startTime" nulls first, s.id), '[]') as sessions
      from (select t.id, ${Prisma.raw(localized("t.title", lang))} as "title", t.type, t.address, t.meet_link as "meetLink",
                   to_char(t.start_time, 'HH24:MI') as "startTime", to_char(t.end_time, 'HH24:MI') as "endTime",
                   c.taken, t.capacity
              from trainings t join training_counts c on c.training_id = t.id
             where ${sqlWhere(own, "t")} and t.status = 'PUBLISHED' and t.type <> 'VIDEO'
               and t.start_date <= ${today} and next_day(t, ${today}) = ${today}) s`;
  return row.sessions;
}
