import { Prisma } from "@agrar/db";
import { everything, sqlWhere } from "@agrar/db/where";
import { AppError } from "../error.ts";
import { withinDays } from "../list/days.ts";
import { localized, page, wordsOf } from "../list/page.ts";
import type { Locale, Page } from "../list/schema.ts";
import { editableBy } from "../training/policy.ts";
import { type HeldTraining, holdTraining } from "../training/queries.ts";
import type { PersonContext } from "../trpc.ts";
import { visibleTo } from "./policy.ts";
import type {
  Place,
  Registration,
  RegistrationListInput,
  RegistrationStatus,
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

/** The viewer's place in a training, null when they never registered for it. */
export const ownPlace = ({ db, viewer }: PersonContext, seat: TrainingSeat): Promise<Place | null> =>
  placeOf(db, { userId: viewer.id, ...seat });

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
  { db, viewer }: PersonContext,
  input: RegistrationListInput,
): Promise<Page<Registration>> {
  const related = { training: { alias: "t" } };
  const scope = {
    mine: sqlWhere({ userId: viewer.id }, "r"),
    given: sqlWhere(viewer.role === "LEARNER" ? editableBy(viewer) : { trainerId: viewer.id }, "t"),
  };
  return page<Registration>(
    db,
    {
      from: Prisma.sql`registrations r join trainings t on t.id = r.training_id`,
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
        input.scope ? scope[input.scope] : everything,
        ...wordsOf(input.search).map(learnerHas),
      ],
      sort: { key: "r.registered_at", type: "timestamptz" },
      item: Prisma.sql`
        ${placeItem(input.lang)}, r.started_at as "startedAt", r.completed_at as "completedAt", r.cancelled_at as "cancelledAt",
        json_build_object('id', t.id, 'title', ${Prisma.raw(localized("t.title", input.lang))}, 'type', t.type,
          'status', t.status, 'startDate', t.start_date, 'endDate', t.end_date,
          'startTime', to_char(t.start_time, 'HH24:MI')) as "training",
        (select json_build_object('id', u.id, 'firstName', u.first_name, 'lastName', u.last_name, 'photoUrl', p.url)
           from users u left join files p on p.id = u.photo_id where u.id = r.user_id) as "learner"`,
    },
    input,
  );
}

/** By name alone: who runs a training must not find out the address of a learner by trying. */
const learnerHas = (word: string) => Prisma.sql`
  exists (select from users u where u.id = r.user_id
             and fold(concat(' ', u.first_name, ' ', u.last_name)) like '% ' || fold(${word}) || '%')`;
