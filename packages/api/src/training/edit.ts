import type { Prisma } from "@agrar/db";
import { flawsOf, type TrainingEdit, type TrainingField, type TrainingFields } from "../authoring/schema.ts";
import { refuseStale, type Saved, saving } from "../authoring.ts";
import type { Person } from "../context.ts";
import { AppError } from "../error.ts";
import { recordFact } from "../fact.ts";
import { promote } from "../seats.ts";
import type { PersonContext } from "../trpc.ts";
import { changedFields, columnsOf, fieldsJson } from "./columns.ts";
import { refuseCategory, refuseTrainer } from "./parties.ts";
import { editableBy } from "./policy.ts";
import { type HeldTraining, holdTraining, isOver } from "./queries.ts";

/** What those registered count on: when, where, and how to join. */
const countedOn: ReadonlySet<TrainingField> = new Set([
  ...(["type", "startDate", "endDate", "startTime", "endTime", "meetLink", "address"] as const),
  ...(["latitude", "longitude", "isRecurring", "recurrenceFrequency", "recurrenceEndDate"] as const),
]);

/** The long texts: revisions keep them, the log says that they changed. */
const long: ReadonlySet<TrainingField> = new Set(["description", "certificateDescription"]);

/**
 * Puts the fields of a training in place of those that there were, if nobody has meanwhile. Of a published training, those registered
 * are told once when what they count on is another, and more seats go to those who have waited longest.
 *
 * @throws AppError `training.notFound` when it is not one's to edit, `training.changedMeanwhile`, what `flawsOf` finds,
 * `training.categoryNotFound`, `training.trainerNotFound`, `training.capacityBelowTaken`; what `saving` throws.
 */
export const editTraining = (
  ctx: PersonContext,
  { id, version: seen, ...fields }: TrainingEdit,
): Promise<{ version: number }> =>
  saving(ctx, editable(ctx.viewer, id), async (tx, save) => {
    const before = await tx.training.findUniqueOrThrow({ where: { id }, select: { version: true } });
    await refuseStale(tx, id, { is: before.version, seen });
    const saved = await putFields(tx, ctx, { ...save, fields });
    return {
      changed: saved.changed,
      deed: { action: "training.edit", entity: "training", entityId: id, ...saved.changes },
      answer: { version: saved.changed.length > 0 ? save.version : seen },
    };
  });

/** The training, for `saving`, where it is the viewer's to edit. */
export const editable = (viewer: Person, id: number) => async (tx: Prisma.TransactionClient) => {
  const found = await tx.training.findFirst({ where: { id, AND: editableBy(viewer) }, select: { id: true } });
  if (!found) throw new AppError("NOT_FOUND", "training.notFound", { field: "id" });
  return found.id;
};

type Put = { training: HeldTraining; version: number; fields: TrainingFields };
type Changes = Pick<Saved<never>["deed"], "before" | "after">;

/** Writes the fields of a held training with all that follows: which of them changed, and from what to what. */
export async function putFields(
  tx: Prisma.TransactionClient,
  ctx: PersonContext,
  { training, version, fields }: Put,
): Promise<{ changed: TrainingField[]; changes: Changes }> {
  const { id } = training;
  const problems = flawsOf(fields);
  if (problems[0]) throw new AppError("BAD_REQUEST", problems[0].reason, { problems });
  const [row] = await tx.$queryRaw<[{ fields: TrainingFields }]>`
    select ${fieldsJson} as fields from trainings t where t.id = ${id}`;
  const changed = changedFields(row.fields, fields);
  if (changed.length === 0) return { changed, changes: {} };
  const has = (field: TrainingField) => changed.includes(field);
  if (has("categoryId")) await refuseCategory(tx, fields.categoryId);
  if (has("trainerId")) await refuseTrainer(tx, ctx.viewer, fields.trainerId);
  if (has("capacity")) await refuseTooFewSeats(tx, id, fields.capacity);
  await tx.training.update({
    where: { id },
    data: { ...columnsOf(fields), version },
    select: { id: true },
  });
  if (training.status === "PUBLISHED") {
    const after = await holdTraining(tx, { id });
    // One that is put off only once its day has passed is ahead again, and who came in vain must know when.
    const isAhead = [training, after].some((one) => one && !isOver(one, ctx.now));
    if (isAhead && changed.some((field) => countedOn.has(field)))
      await recordFact(tx, ctx, "training/changed", { trainingId: id });
    await promote(tx, ctx, id);
  }
  const those = (of: TrainingFields) =>
    Object.fromEntries(changed.map((field) => [field, long.has(field) ? undefined : of[field]]));
  return {
    changed,
    changes: {
      before: those(row.fields),
      after: { ...those(fields), ...textsChanged(changed) },
    },
  };
}

const textsChanged = (changed: TrainingField[]) =>
  changed.some((field) => long.has(field)) ? { texts: changed.filter((field) => long.has(field)) } : {};

async function refuseTooFewSeats(
  tx: Prisma.TransactionClient,
  id: number,
  capacity: number | null,
): Promise<void> {
  if (capacity === null) return;
  const { taken } = await tx.trainingCount.findUniqueOrThrow({
    where: { trainingId: id },
    select: { taken: true },
  });
  if (capacity < taken)
    throw new AppError("CONFLICT", "training.capacityBelowTaken", { field: "capacity", params: { taken } });
}
