import { Prisma } from "@agrar/db";
import { startOfDay } from "../list/days.ts";
import { localized } from "../list/page.ts";
import type { AdminContext } from "../trpc.ts";
import { daysIn, type FigureInput, type Figures, stepFor } from "./schema.ts";

const day = 86_400_000;
const dateOf = (moment: number) => new Date(moment).toISOString().slice(0, 10);

/** How many rows of a ranking are shown. */
const ranked = Prisma.raw("8");

/**
 * What happened in a span of days and in as many before it: one statement, which reads the rows of both spans along the indexes of
 * their times, and each once.
 */
export async function figuresOf({ db, now }: AdminContext, input: FigureInput): Promise<Figures> {
  const { from, to, lang } = input;
  const days = daysIn(from, to);
  const step = stepFor(days);
  const before = { from: dateOf(Date.parse(from) - days * day), to: dateOf(Date.parse(from) - day) };
  const [prior, start] = [startOfDay(before.from), startOfDay(from)];
  const end = new Date(startOfDay(to).getTime() + day);
  const inSpan = Prisma.sql`(at >= ${start})`;
  /** The steps in which something happened. */
  const tally = (of: string) => Prisma.sql`
    select date_trunc(${step}, at at time zone 'Asia/Baku')::date as step, count(*)::int as n
      from ${Prisma.raw(of)} where ${inSpan} group by 1`;
  /** The same of the rows of both spans. */
  const both = (of: (span: Prisma.Sql) => Prisma.Sql) => Prisma.sql`
    json_build_object('n', ${of(inSpan)}, 'before', ${of(Prisma.sql`not ${inSpan}`)})`;
  const [row] = await db.$queryRaw<[{ figures: Omit<Figures, "asOf" | "before" | "step"> }]>`
    with registered as materialized (
      select registered_at as at, status, user_id, training_id from registrations
       where registered_at >= ${prior} and registered_at < ${end}
    ), completed as materialized (
      select completed_at as at from registrations where completed_at >= ${prior} and completed_at < ${end}
    ), joined as materialized (
      select created_at as at from users where created_at >= ${prior} and created_at < ${end}
    ), rated as materialized (
      select created_at as at, stars from ratings where created_at >= ${prior} and created_at < ${end}
    ), learners as (
      select u.region, u.profession, r.n
        from (select user_id, count(*) as n from registered where ${inSpan} group by 1) r join users u on u.id = r.user_id
    ), of_registered as (
      select ${both(count)} as registrations, ${both(distinct)} as learners,
             ${both(rate)} as "completionRate"
        from registered
    ), of_rated as (
      select ${both(count)} as ratings, ${both(average)} as "averageRating" from rated
    ), begun as (
      select start_date >= ${from}::date as is_in, count(*) as n from trainings
       where status = 'PUBLISHED' and start_date between ${before.from}::date and ${to}::date group by 1
    ), steps as (
      select s::date as step from generate_series(date_trunc(${step}, ${from}::timestamp), ${to}::timestamp,
                                                  ('1 ' || ${step}::text)::interval) s
    ), statuses as (
      select status, count(*)::int as n from trainings group by 1
    )
    select json_build_object(
      'newPeople', (select ${both(count)} from joined),
      'learners', (select learners from of_registered),
      'registrations', (select registrations from of_registered),
      'completions', (select ${both(count)} from completed),
      'completionRate', (select "completionRate" from of_registered),
      'trainings', json_build_object('n', coalesce((select n from begun where is_in), 0),
                                     'before', coalesce((select n from begun where not is_in), 0)),
      'ratings', (select ratings from of_rated),
      'averageRating', (select "averageRating" from of_rated),
      'series', (
        select json_agg(json_build_object('from', greatest(steps.step, ${from}::date), 'newPeople', coalesce(j.n, 0),
                 'registrations', coalesce(r.n, 0), 'completions', coalesce(c.n, 0), 'ratings', coalesce(g.n, 0))
                 order by steps.step)
          from steps
          left join (${tally("joined")}) j using (step)
          left join (${tally("registered")}) r using (step)
          left join (${tally("completed")}) c using (step)
          left join (${tally("rated")}) g using (step)),
      'topTrainings', (
        select coalesce(json_agg(json_build_object('id', t.id, 'title', ${Prisma.raw(localized("t.title", lang))}, 'n', top.n)
                        order by top.n desc, t.id), '[]')
          from (select training_id, count(*) as n from registered where ${inSpan} group by 1 order by 2 desc, 1 limit ${ranked}) top
          join trainings t on t.id = top.training_id),
      'regions', (
        select coalesce(json_agg(x order by n desc, region), '[]')
          from (select region, sum(n)::int as n from learners group by 1 order by 2 desc, 1 limit ${ranked}) x),
      'professions', (
        select coalesce(json_agg(x order by n desc, profession), '[]')
          from (select profession, sum(n)::int as n from learners group by 1) x),
      'now', json_build_object(
        'people', (select count(*) from users), 'trainers', (select count(*) from trainers),
        'exams', (select count(*) from exams),
        ${Prisma.join(
          (["published", "draft", "archived", "cancelled"] as const).map(
            (status) => Prisma.sql`
              ${status === "draft" ? "drafts" : status}::text,
              coalesce((select n from statuses where status::text = ${status.toUpperCase()}), 0)`,
          ),
        )})
    ) as figures`;
  return { ...row.figures, asOf: now.toISOString(), before, step };
}

const count = (span: Prisma.Sql) => Prisma.sql`count(*) filter (where ${span})`;
const distinct = (span: Prisma.Sql) => Prisma.sql`count(distinct user_id) filter (where ${span})`;
const average = (span: Prisma.Sql) => Prisma.sql`round(avg(stars) filter (where ${span}), 2)`;

/** Of the registrations that stand, how many are completed by now, in percent; null where there is none. */
const rate = (span: Prisma.Sql) => Prisma.sql`
  round(100.0 * count(*) filter (where status = 'COMPLETED' and ${span})
        / nullif(count(*) filter (where status not in ('CANCELLED', 'REJECTED') and ${span}), 0), 2)`;
