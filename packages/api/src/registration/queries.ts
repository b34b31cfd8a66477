import { Prisma } from "@agrar/db";
import { everything, sqlWhere } from "@agrar/db/where";
import { AppError } from "../error.ts";
import { withinDays } from "../list/days.ts";
import { localized, page, type Sort, wordsOf } from "../list/page.ts";
import type { Locale, Page } from "../list/schema.ts";
import { editableBy } from "../training/policy.ts";
import { type HeldTraining, holdTraining } from "../training/queries.ts";
import type { PersonContext } from "../trpc.ts";
import { visibleTo } from "./policy.ts";
import type {
  ClosedTraining,
  Place,
  Registration,
  RegistrationListInput,
  RegistrationStage,
  RegistrationStatus,
  Seat,
  TrainingSeat,
} from "./schema.ts";

type Reader = Pick<Prisma.TransactionClient, "$queryRaw">;

/** The columns of a `Place`, over the registration `r`. */
const placeItem = (lang: Locale) => Prisma.sql`
  r.id, r.status, r.registered_at as "registeredAt",
  case when r.status = 'WAITLISTED' then (
    select count(*)::int from registrations w
     where w.training_id = r.training_id and w.status = 'WAITLISTED' and w.waitlist_number <= r.waitlist_number
  ) end as "waitlistPlace",
  r.percent, r.last_activity_at as "lastActivityAt",
  (select json_build_object('id', l.id, 'title', ${Prisma.raw(localized("l.title", lang))})
     from lessons l where l.id = r.last_lesson_id) as "lastLesson"`;

/** The training `t` of a registration. */
const trainingOf = (lang: Locale) => Prisma.sql`
  json_build_object('id', t.id, 'title', ${Prisma.raw(localized("t.title", lang))}, 'type', t.type,
    'status', t.status, 'startDate', t.start_date, 'endDate', t.end_date, 'startTime', to_char(t.start_time, 'HH24:MI'))`;

/** Somebody's place in a training, null when they never registered: one statement. */
export async function placeOf(
  db: Reader,
  { userId, trainingId, lang }: { userId: number; trainingId: number; lang: Locale },
): Promise<Place | null> {
  const [row] = await db.$queryRaw<{ place: Place }[]>`
    select to_json(p) as place
      from (select ${placeItem(lang)} from registrations r where r.user_id = ${userId} and r.training_id = ${trainingId}) p`;
  return row?.place ?? null;
}

/** The viewer's place in a training, null when they never registered for it: one statement. */
export async function ownPlace(
  { db, viewer }: PersonContext,
  { trainingId, lang }: TrainingSeat,
): Promise<Seat | null> {
  const [row] = await db.$queryRaw<{ seat: Seat }[]>`
    select to_json(s) as seat
      from (select ${placeItem(lang)}, ${meetLink} as "meetLink"
              from registrations r join trainings t on t.id = r.training_id
             where r.user_id = ${viewer.id} and r.training_id = ${trainingId}) s`;
  return row?.seat ?? null;
}

/** The link to join, over the registration `r` in the training `t`, for who has a seat in one that takes place. */
const meetLink = Prisma.sql`
  case when r.status in ('APPROVED', 'COMPLETED') and t.status <> 'CANCELLED' then t.meet_link end`;

/** The first lesson that a registration `r` in the training `t` has not completed, in the order of the training. */
const nextLesson = (lang: Locale) => Prisma.sql`
  (select json_build_object('id', l.id, 'title', ${Prisma.raw(localized("l.title", lang))})
     from lessons l join modules m on m.id = l.module_id
    where l.training_id = t.id and l.status = 'PUBLISHED'
      and not exists (select from lesson_progress p
                       where p.registration_id = r.id and p.lesson_id = l.id and p.status = 'COMPLETED')
    order by m.sequence, m.id, l.sequence limit 1)`;

/** Whether a registration `r` in the training `t` with the counts `c` is at a stage on a day. */
const stages: Record<RegistrationStage, (today: Prisma.Sql) => Prisma.Sql> = {
  LEARNING: () => Prisma.sql`
    r.status = 'APPROVED' and t.status in ('PUBLISHED', 'ARCHIVED') and c.lessons > 0
      and (r.started_at is not null or t.type = 'VIDEO')`,
  UPCOMING: (today) => Prisma.sql`
    r.status = 'APPROVED' and t.status = 'PUBLISHED' and next_day(t, ${today}) is not null`,
  WAITING: () => Prisma.sql`r.status in ('PENDING', 'WAITLISTED') and t.status = 'PUBLISHED'`,
  COMPLETED: () => Prisma.sql`r.status = 'COMPLETED'`,
};

const sorts: Record<RegistrationListInput["sort"], (today: string) => Sort> = {
  registeredAt: () => ({ key: "r.registered_at", type: "timestamptz" }),
  percent: () => ({ key: "r.percent", type: "int" }),
  lastActivity: () => ({ key: "coalesce(r.last_activity_at, '-infinity')", type: "timestamptz" }),
  nextDay: (today) => ({ key: `coalesce(next_day(t, ${today}), 'infinity'::date)`, type: "date" }),
};

/**
 * What became of a training that is closed to others, for one who is registered in it: it is in the archive, or was called off.
 *
 * @throws AppError `training.notFound` for everybody else, and while the training is open.
 */
export async function closedTrainingOf(
  { db, viewer }: PersonContext,
  { trainingId, lang }: TrainingSeat,
): Promise<ClosedTraining> {
  const [row] = await db.$queryRaw<[ClosedTraining?]>`
    select ${trainingOf(lang)} as training, (select to_json(p) from (select ${placeItem(lang)}) p) as place
      from registrations r join trainings t on t.id = r.training_id
     where r.user_id = ${viewer.id} and t.id = ${trainingId} and t.status in ('ARCHIVED', 'CANCELLED')`;
  if (!row) throw new AppError("NOT_FOUND", "training.notFound", { field: "trainingId" });
  return row;
}

/**
 * The registration that meets the condition with its training, both held until the transaction ends. Whoever changes registrations
 * holds the training first, so that nobody waits in a ring.
 *
 * @throws AppError `registration.notFound` when there is none.
 */
export async function holdRegistration(
  tx: Prisma.TransactionClient,
  where: Prisma.RegistrationWhereInput,
): Promise<{ status: RegistrationStatus; training: HeldTraining }> {
  const found = await tx.registration.findFirst({ where, select: { id: true, trainingId: true } });
  const training = found && (await holdTraining(tx, { id: found.trainingId }));
  if (!training) throw new AppError("NOT_FOUND", "registration.notFound", { field: "id" });
  const [row] = await tx.$queryRaw<{ status: RegistrationStatus }[]>`
    select status from registrations where id = ${found.id} for no key update`;
  if (!row) throw new AppError("NOT_FOUND", "registration.notFound", { field: "id" });
  return { status: row.status, training };
}

/** A page of the registrations there are for the viewer: one statement. */
export async function listRegistrations(
  { db, viewer, now }: PersonContext,
  input: RegistrationListInput,
): Promise<Page<Registration>> {
  // Ours, not an input: the moment of the call, on the clock of the training.
  const today = `(timestamptz '${now.toISOString()}' at time zone t.timezone)::date`;
  const related = { training: { alias: "t" } };
  const scope = {
    mine: sqlWhere({ userId: viewer.id }, "r"),
    given: sqlWhere(viewer.role === "LEARNER" ? editableBy(viewer) : { trainerId: viewer.id }, "t"),
  };
  return page<Registration>(
    db,
    {
      from: Prisma.sql`registrations r join trainings t on t.id = r.training_id
        join training_counts c on c.training_id = t.id`,
      id: "r.id",
      where: [
        sqlWhere(visibleTo(viewer), "r", related),
        sqlWhere(
          {
            id: input.ids && { in: input.ids },
            trainingId: input.trainingId,
            status: input.statuses && { in: input.statuses },
            [input.on === "completed" ? "completedAt" : "registeredAt"]: withinDays(input),
          } as Prisma.RegistrationWhereInput,
          "r",
        ),
        input.stage ? stages[input.stage](Prisma.raw(today)) : everything,
        input.scope ? scope[input.scope] : everything,
        ...wordsOf(input.search).map(learnerHas),
      ],
      sort: sorts[input.sort](today),
      item: Prisma.sql`
        ${placeItem(input.lang)}, r.started_at as "startedAt", r.completed_at as "completedAt", r.cancelled_at as "cancelledAt",
        ${nextLesson(input.lang)} as "nextLesson",
        ${trainingOf(input.lang)}::jsonb || jsonb_build_object(
          'endTime', to_char(t.end_time, 'HH24:MI'),
          'isRecurring', t.is_recurring, 'nextDay', next_day(t, ${Prisma.raw(today)}), 'address', t.address,
          'meetLink', ${meetLink}, 'lessonsCount', c.lessons,
          'bannerUrl', (select f.url from files f where f.training_id = t.id and f.purpose = 'TRAINING_BANNER')) as "training",
        (select json_build_object('id', u.id, 'firstName', u.first_name, 'lastName', u.last_name, 'photoUrl', p.url)
           from users u left join files p on p.id = u.photo_id where u.id = r.user_id) as "learner"`,
    },
    input,
  );
}

/**
 * By name alone: who runs a training must not find out the address of a learner by trying. What a search of people looks through has
 * the name too, and an index.
 */
const learnerHas = (word: string) => Prisma.sql`
  r.user_id in (select u.id from users u
                 where u.search_text like '% ' || fold(${word}) || '%'
                   and fold(concat(' ', u.first_name, ' ', u.last_name)) like '% ' || fold(${word}) || '%')`;
