import { Prisma } from "@agrar/db";
import type { PersonContext } from "../trpc.ts";
import { trainingItem } from "./item.ts";
import { begunAt, trainings } from "./queries.ts";
import type { Recommendation, RecommendedInput } from "./schema.ts";

/** How many learners like the viewer are asked, the newest first: as many as tell, and no more however many there are. */
const asked = 500;

/** From how many on they say something about a training; fewer would say something about them. */
const telling = 3;

/**
 * Trainings that the viewer could register for, one statement whatever there is of them. First those that learners of the same
 * profession, and of the same region where the viewer has said theirs, register for, the most wanted first; then those of the
 * categories that the viewer follows; then the newest. What one has or had a place in, gives oneself, or cannot get a seat in is
 * left out.
 */
export async function recommendedTrainings(
  { db, viewer, now }: PersonContext,
  { lang, limit }: RecommendedInput,
): Promise<Recommendation[]> {
  const size = Prisma.raw(String(limit));
  const [row] = await db.$queryRaw<[{ items: Recommendation[] }]>`
    with me as (select id, profession, region from users where id = ${viewer.id}),
    peers as (
      select p.id from me join users p on p.profession = me.profession and (me.region is null or p.region = me.region)
       where p.role = 'LEARNER' and p.is_active and p.id <> me.id
       order by p.id desc limit ${Prisma.raw(String(asked))}
    ), wanted as (
      select r.training_id, count(*) as learners
        from peers join registrations r on r.user_id = peers.id and r.status not in ('CANCELLED', 'REJECTED')
       group by r.training_id having count(*) >= ${telling}
    ), ranked as (
      select t.id, 1 as rank, w.learners, t.created_at from wanted w join trainings t on t.id = w.training_id where ${open(viewer.id, now)}
      union all
      (select t.id, 2, 0, t.created_at from trainings t
        where t.category_id in (select category_id from category_subscriptions where user_id = ${viewer.id}) and ${open(viewer.id, now)}
        order by t.created_at desc, t.id desc limit ${size})
      union all
      (select t.id, 3, 0, t.created_at from trainings t where ${open(viewer.id, now)}
        order by t.created_at desc, t.id desc limit ${size})
    ), chosen as (
      select distinct on (id) id, rank, learners, created_at from ranked order by id, rank
    ), best as (
      select *, row_number() over (order by rank, learners desc, created_at desc, id desc) as place from chosen
       order by place limit ${size}
    )
    select coalesce(json_agg(json_build_object(
             'because', case best.rank when 1 then 'PEERS' when 2 then 'CATEGORY' else 'NEW' end,
             'regional', (select region is not null from me), 'training', item) order by best.place), '[]') as items
      from best cross join lateral (
        select ${trainingItem(viewer, { lang, includeTranslations: false })} from ${trainings} where t.id = best.id) item`;
  return row.items;
}

/** Whether somebody who has nothing to do with the training `t` yet could have a seat in it now. */
const open = (userId: number, now: Date) => Prisma.sql`
  t.status = 'PUBLISHED' and t.trainer_id <> ${userId}
    and (t.registration_opens_at is null or t.registration_opens_at <= ${now}::timestamptz)
    and (t.registration_closes_at is null or t.registration_closes_at > ${now}::timestamptz)
    and (t.type = 'VIDEO' or coalesce(${begunAt}, 'infinity') > ${now}::timestamptz)
    and (t.capacity is null or t.capacity > (select c.taken from training_counts c where c.training_id = t.id))
    and not exists (select from registrations own where own.user_id = ${userId} and own.training_id = t.id)`;
