import type { Prisma } from "@agrar/db";
import { type Deed, record } from "./audit.ts";
import { AppError } from "./error.ts";
import { snapshotJson } from "./training/columns.ts";
import { lacks } from "./training/lacks.ts";
import { type HeldTraining, holdTraining } from "./training/queries.ts";
import type { PersonContext } from "./trpc.ts";

/** What one person saves of a training that nobody may see yet, within so many minutes, is one revision. */
const minutesOfOne = 10;

/** The revisions that are kept of a training: the latest. */
export const mostRevisions = 50;

/** A save of a training that is under way. */
export type Save = {
  training: HeldTraining;
  /** Its number: what it changes gets it as its version. */
  version: number;
};

/** What a save did. */
export type Saved<Answer> = {
  /** Of what: fields of the training, `modules`, `lessons` and `order`. Of nothing: then nothing is written down either. */
  changed: string[];
  deed: Deed;
  answer: Answer;
  /** Whether it begins a revision, so that the one before keeps what it took away. */
  apart?: boolean;
};

/**
 * Changes a training, or its modules and lessons: one at a time, all in one transaction, with a revision of how it is then and an
 * entry in the log. `find` gives the training, and refuses who may not change it.
 *
 * @throws AppError what `find` and `work` throw; `training.cancelled`; `training.notReady` when a published training would lack
 * what it needs to be published, and did not before.
 */
export async function saving<Answer>(
  ctx: PersonContext,
  find: (tx: Prisma.TransactionClient) => Promise<number>,
  work: (tx: Prisma.TransactionClient, save: Save) => Promise<Saved<Answer>>,
): Promise<Answer> {
  return ctx.db.$transaction(async (tx) => {
    const training = await holdTraining(tx, { id: await find(tx) });
    if (!training) throw new AppError("NOT_FOUND", "training.notFound", { field: "id" });
    const { id, status } = training;
    if (status === "CANCELLED") throw new AppError("CONFLICT", "training.cancelled", { field: "id" });
    const lacked = status === "PUBLISHED" ? await lacks(tx, id, ctx.now) : [];
    const version = (await lastVersion(tx, id)) + 1;
    const { changed, deed, answer, apart } = await work(tx, { training, version });
    if (changed.length === 0) return answer;
    if (status === "PUBLISHED") {
      const reasons = new Set(lacked.map(({ reason }) => reason));
      const problems = (await lacks(tx, id, ctx.now)).filter(({ reason }) => !reasons.has(reason));
      if (problems.length > 0) throw new AppError("CONFLICT", "training.notReady", { problems });
    }
    const joins = status !== "PUBLISHED" && !apart && (await joinRevision(tx, ctx, { id, version, changed }));
    if (!joins) await addRevision(tx, ctx, { id, version, changed });
    await record(tx, ctx, deed);
    return answer;
  });
}

/**
 * Refuses who began from another version of something than there is: nothing of what another saved meanwhile is written over.
 *
 * @throws AppError `training.changedMeanwhile` with who saved, when, and the version that there is.
 */
export async function refuseStale(
  tx: Prisma.TransactionClient,
  trainingId: number,
  { is, seen }: { is: number; seen: number },
): Promise<void> {
  if (is === seen) return;
  const by = await tx.trainingRevision.findFirst({
    where: { trainingId, version: { gte: is } },
    orderBy: { version: "asc" },
    select: { savedAt: true, author: { select: { firstName: true, lastName: true } } },
  });
  throw new AppError("CONFLICT", "training.changedMeanwhile", {
    field: "version",
    params: {
      version: is,
      ...(by && { by: `${by.author.firstName} ${by.author.lastName}`, at: by.savedAt.toISOString() }),
    },
  });
}

/** The number of the last save. A training from before saves were counted gets a revision of how it is now. */
async function lastVersion(tx: Prisma.TransactionClient, id: number): Promise<number> {
  await tx.$executeRaw`
    insert into training_revisions (training_id, version, author_id, begun_at, saved_at, snapshot)
    select t.id, 1, t.created_by_id, t.updated_at, t.updated_at, ${snapshotJson} from trainings t
     where t.id = ${id} and not exists (select from training_revisions r where r.training_id = t.id)`;
  const { version } = await tx.trainingRevision.findFirstOrThrow({
    where: { trainingId: id },
    orderBy: { version: "desc" },
    select: { version: true },
  });
  return version;
}

type Revision = { id: number; version: number; changed: string[] };

/** Makes the last revision, but not the first, one of how the training is now, where it is the same person's and just begun. */
async function joinRevision(
  tx: Prisma.TransactionClient,
  { viewer, now }: PersonContext,
  { id, version, changed }: Revision,
): Promise<boolean> {
  const since = new Date(now.getTime() - minutesOfOne * 60_000);
  const joined = await tx.$executeRaw`
    update training_revisions r
       set version = ${version}, saved_at = greatest(${now}::timestamptz, r.begun_at), snapshot = ${snapshotJson},
           changed = array(select distinct part from unnest(r.changed || ${changed}::text[]) part order by part)
      from trainings t
     where t.id = ${id} and r.training_id = t.id and r.author_id = ${viewer.id} and r.begun_at > ${since}::timestamptz
       and r.version > 1
       and r.version = (select max(l.version) from training_revisions l where l.training_id = t.id)`;
  return joined > 0;
}

/** Keeps how a training is now, and lets go of the oldest revision beyond those that are kept. */
export async function addRevision(
  tx: Prisma.TransactionClient,
  { viewer, now }: PersonContext,
  { id, version, changed }: Revision,
): Promise<void> {
  await tx.$executeRaw`
    insert into training_revisions (training_id, version, author_id, begun_at, saved_at, changed, snapshot)
    select t.id, ${version}, ${viewer.id}, ${now}, ${now}, ${changed.toSorted()}::text[], ${snapshotJson}
      from trainings t where t.id = ${id}`;
  await tx.$executeRaw`
    delete from training_revisions
     where training_id = ${id} and version <= (
       select version from training_revisions where training_id = ${id} order by version desc offset ${mostRevisions} limit 1)`;
}
