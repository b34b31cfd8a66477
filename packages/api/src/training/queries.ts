import { Prisma } from "@agrar/db";
import { everything, sqlWhere } from "@agrar/db/where";
import type { TrainingDraft, TrainingRevision } from "../authoring/schema.ts";
import { inCategory } from "../category/queries.ts";
import type { Context, Person } from "../context.ts";
import { AppError } from "../error.ts";
import { registeredIn, whose } from "../list/mine.ts";
import { foundBy, hasWord, localizedSort, page, type Sort } from "../list/page.ts";
import type { Locale, Page } from "../list/schema.ts";
import type { PersonContext } from "../trpc.ts";
import { fieldsJson } from "./columns.ts";
import { trainingItem } from "./item.ts";
import { withModules } from "./modules.ts";
import { editableBy, visibleTo } from "./policy.ts";
import type {
  Training,
  TrainingByIdInput,
  TrainingListInput,
  TrainingRef,
  trainingStatuses,
  trainingTypes,
} from "./schema.ts";

/** Trainings with their counts. */
export const trainings = Prisma.sql`trainings t left join training_stats s on s.training_id = t.id`;

const byStats = {
  id: "s.training_id",
  from: Prisma.sql`training_stats s join trainings t on t.id = s.training_id`,
};

const sorts: Record<TrainingListInput["sort"], (lang: Locale) => Sort> = {
  createdAt: () => ({ key: "t.created_at", type: "timestamptz" }),
  title: (lang) => localizedSort("t.title", lang),
  startDate: () => ({ key: "coalesce(t.start_date, 'infinity'::date)", type: "date" }),
  endDate: () => ({ key: "coalesce(t.end_date, 'infinity'::date)", type: "date" }),
  difficulty: () => ({ key: `coalesce(t.difficulty, 'EXPERT'::"Difficulty")`, type: '"Difficulty"' }),
  registrations: () => ({ key: "s.registrations", type: "bigint", ...byStats }),
  rating: () => ({ key: "coalesce(s.average_rating, 0::numeric)", type: "numeric", ...byStats }),
};

/** A page of the trainings there are for the viewer: one statement, two with their modules. */
export async function listTrainings(ctx: Context, input: TrainingListInput): Promise<Page<Training>> {
  const found = await page<Training>(
    ctx.db,
    {
      from: trainings,
      id: "t.id",
      where: [
        sqlWhere(visibleTo(ctx.viewer), "t"),
        sqlWhere(filter(input), "t"),
        input.scope === "mine" ? ownedBy(whose(ctx.viewer)) : everything,
        inCategory("t", input.category),
      ],
      found: foundBy(input.search, select),
      sort: sorts[input.sort](input.lang),
      item: trainingItem(ctx.viewer, input),
    },
    input,
  );
  return input.includeModules ? { ...found, items: await withModules(ctx, input, found.items) } : found;
}

/**
 * One training: one statement, two with its modules.
 *
 * @throws AppError `training.notFound` when there is none for the viewer.
 */
export async function trainingById(ctx: Context, { id, ...input }: TrainingByIdInput): Promise<Training> {
  const found = await page<Training>(
    ctx.db,
    {
      from: trainings,
      id: "t.id",
      where: [sqlWhere({ id, AND: visibleTo(ctx.viewer) } satisfies Prisma.TrainingWhereInput, "t")],
      sort: { key: "t.id", type: "int" },
      item: trainingItem(ctx.viewer, input),
    },
    { ...input, sort: "id", order: "asc", pageSize: 1, total: false },
  );
  const items = input.includeModules ? await withModules(ctx, input, found.items) : found.items;
  if (!items[0]) throw new AppError("NOT_FOUND", "training.notFound", { field: "id" });
  return items[0];
}

/**
 * All that is edited of a training, whatever its state: one statement.
 *
 * @throws AppError `training.notFound` when it is not the viewer's to edit.
 */
export async function trainingDraftById(
  { db, viewer }: PersonContext,
  { id }: TrainingRef,
): Promise<TrainingDraft> {
  const [row] = await db.$queryRaw<{ draft: TrainingDraft }[]>`
    select json_build_object('id', t.id, 'status', t.status, 'version', t.version, 'outlineVersion', t.outline_version,
             'latest', coalesce(r.version, 1),
             'saved', case when r.id is not null then json_build_object('at', r.saved_at,
               'by', json_build_object('firstName', a.first_name, 'lastName', a.last_name)) end,
             'trainer', json_build_object('firstName', u.first_name, 'lastName', u.last_name),
             'taken', c.taken,
             'isRegisteredFor', exists (select from registrations g where g.training_id = t.id),
             'fields', ${fieldsJson},
             'modules', (
               select coalesce(json_agg(json_build_object('id', m.id, 'version', m.version, 'title', m.title, 'lessons', (
                        select coalesce(json_agg(json_build_object('id', l.id, 'version', l.version, 'title', l.title,
                                 'type', l.type, 'status', l.status, 'durationMinutes', l.duration_minutes,
                                 'isRequired', l.is_required,
                                 'locales', jsonb_path_query_array(coalesce(l.content, '{}'), '$.keyvalue().key'),
                                 'isBegun', exists (select from lesson_progress p where p.lesson_id = l.id))
                                 order by l.sequence), '[]')
                          from lessons l where l.module_id = m.id)) order by m.sequence), '[]')
                 from modules m where m.training_id = t.id)) as draft
      from trainings t
      join training_counts c on c.training_id = t.id
      join users u on u.id = t.trainer_id
      left join lateral (
        select v.id, v.version, v.saved_at, v.author_id from training_revisions v where v.training_id = t.id
         order by v.version desc limit 1) r on true
      left join users a on a.id = r.author_id
     where ${sqlWhere({ id, AND: editableBy(viewer) } satisfies Prisma.TrainingWhereInput, "t")}`;
  if (!row) throw new AppError("NOT_FOUND", "training.notFound", { field: "id" });
  return row.draft;
}

/**
 * The states of a training that are kept, the latest first: one statement. One that has not been edited since they are kept has none.
 *
 * @throws AppError `training.notFound` when it is not the viewer's to edit.
 */
export async function trainingRevisions(
  { db, viewer }: PersonContext,
  { id }: TrainingRef,
): Promise<TrainingRevision[]> {
  const [row] = await db.$queryRaw<{ revisions: TrainingRevision[] }[]>`
    select (select coalesce(json_agg(json_build_object('version', r.version, 'begunAt', r.begun_at, 'savedAt', r.saved_at,
                     'author', json_build_object('firstName', u.first_name, 'lastName', u.last_name),
                     'changed', r.changed) order by r.version desc), '[]')
              from training_revisions r join users u on u.id = r.author_id where r.training_id = t.id) as revisions
      from trainings t
     where ${sqlWhere({ id, AND: editableBy(viewer) } satisfies Prisma.TrainingWhereInput, "t")}`;
  if (!row) throw new AppError("NOT_FOUND", "training.notFound", { field: "id" });
  return row.revisions;
}

/** A training that is held, and what decides who gets a seat in it. */
export type HeldTraining = {
  id: number;
  status: (typeof trainingStatuses)[number];
  trainerId: number;
  type: (typeof trainingTypes)[number];
  capacity: number | null;
  requiresApproval: boolean;
  requireEmailVerification: boolean;
  registrationOpensAt: Date | null;
  registrationClosesAt: Date | null;
  /** From when nobody registers any more: its beginning, or the end of its first day where it has no time of day; of a recurring one, the end of its last day. */
  begunAt: Date | null;
  /** The end of its last day. */
  overAt: Date | null;
};

/**
 * The training that meets the condition, held until the transaction ends: whoever changes it, or who has a seat in it, waits for
 * their turn. Null when there is none.
 */
export async function holdTraining(
  tx: Pick<Prisma.TransactionClient, "$queryRaw">,
  where: Prisma.TrainingWhereInput,
): Promise<HeldTraining | null> {
  const [held] = await tx.$queryRaw<HeldTraining[]>`
    select t.id, t.status, t.trainer_id as "trainerId", t.type, t.capacity, t.requires_approval as "requiresApproval",
           t.require_email_verification as "requireEmailVerification",
           t.registration_opens_at as "registrationOpensAt", t.registration_closes_at as "registrationClosesAt",
           ${begunAt} as "begunAt",
           ${lastMoment} as "overAt"
      from trainings t where ${sqlWhere(where, "t")} for no key update`;
  return held ?? null;
}

/** Whether a training has had its last day. A video has none: it can be seen for as long as it is published. */
export const isOver = ({ type, overAt }: HeldTraining, now: Date): boolean =>
  type !== "VIDEO" && overAt !== null && overAt <= now;

const lastMoment = Prisma.sql`
  (coalesce(case when t.is_recurring then t.recurrence_end_date end, t.end_date, t.start_date) + time '24:00') at time zone t.timezone`;

/** Whether the training `t` is not over: see `isOver`. */
export const isAhead = (now: Date) =>
  Prisma.sql`(t.type = 'VIDEO' or coalesce(${lastMoment}, 'infinity') > ${now}::timestamptz)`;

/** From when nobody registers for the training `t` any more: see `HeldTraining`. */
export const begunAt = Prisma.sql`
  case when t.is_recurring then ${lastMoment}
       else (t.start_date + coalesce(t.start_time, '24:00'::time)) at time zone t.timezone end`;

function filter(input: TrainingListInput): Prisma.TrainingWhereInput {
  return {
    trainerId: input.trainerId,
    difficulty: input.difficulty,
    type: input.type,
    status: input.status,
    hasCertificate: input.hasCertificate,
    id: input.ids && { in: input.ids },
    startDate: { gte: input.from && new Date(input.from), lte: input.to && new Date(input.to) },
  } as Prisma.TrainingWhereInput;
}

/** A learner's trainings are those they are registered in, everybody else's those they give. */
const ownedBy = (person: Person) =>
  person.role === "LEARNER" ? registeredIn("t.id", person) : sqlWhere({ trainerId: person.id }, "t");

/** A word is looked for in title and description and in the name of the category. */
const select = (word: string) => Prisma.sql`
  select id from trainings where ${hasWord("search_text", word)}
  union
  select id from trainings where category_id in (
    select id from categories where ${hasWord("search_text(name, null)", word)})`;
