import type { Prisma } from "@agrar/db";
import { z } from "zod";
import { type TrainingFields, type TrainingRestoration, trainingFields } from "../authoring/schema.ts";
import { refuseStale, saving } from "../authoring.ts";
import { AppError } from "../error.ts";
import { lessonFields } from "../lesson/schema.ts";
import { id, writtenIn } from "../list/schema.ts";
import type { PersonContext } from "../trpc.ts";
import { fieldsJson } from "./columns.ts";
import { editable, putFields } from "./edit.ts";

/** What a revision keeps. */
const snapshot = z.object({
  fields: z.looseObject({}),
  modules: z.array(
    z.object({
      id,
      title: writtenIn(255),
      lessons: z.array(z.object({ id, ...lessonFields })),
    }),
  ),
});
type Outline = z.infer<typeof snapshot>["modules"];

/**
 * Makes a training as it was at a revision: fields, modules, lessons and their order. Its state and its trainer stay, and nothing is
 * lost: what was deleted since comes back, a lesson with the files that it had last, a lesson that came later is archived, and how the
 * training is now remains a revision.
 *
 * @throws AppError `training.notFound`, `training.revisionNotFound`, `training.changedMeanwhile` unless one saw the latest save, and
 * what `putFields` and `saving` throw.
 */
export const restoreTraining = (
  ctx: PersonContext,
  { id, version: seen, revision }: TrainingRestoration,
): Promise<{ version: number }> =>
  saving(ctx, editable(ctx.viewer, id), async (tx, save) => {
    await refuseStale(tx, id, { is: save.version - 1, seen });
    const kept = await tx.trainingRevision.findFirst({
      where: { trainingId: id, version: revision },
      select: { snapshot: true },
    });
    if (!kept) throw new AppError("NOT_FOUND", "training.revisionNotFound", { field: "revision" });
    const then = snapshot.parse(kept.snapshot);
    const [now] = await tx.$queryRaw<[{ fields: TrainingFields }]>`
      select ${fieldsJson} as fields from trainings t where t.id = ${id}`;
    const { trainerId } = now.fields;
    // What was no field yet then stays as it is.
    const fields = z.object(trainingFields).parse({ ...now.fields, ...then.fields, trainerId });
    const { changed } = await putFields(tx, ctx, { ...save, fields });
    await putOutline(tx, { trainingId: id, version: save.version, outline: then.modules });
    return {
      changed: [...changed, "modules", "lessons", "order"],
      deed: { action: "training.restore", entity: "training", entityId: id, after: { revision } },
      answer: { version: save.version },
      apart: true,
    };
  });

type Put = { trainingId: number; version: number; outline: Outline };

/** Writes the modules and lessons of a held training as they were, each in its place, what came later behind them. */
async function putOutline(
  tx: Prisma.TransactionClient,
  { trainingId, version, outline }: Put,
): Promise<void> {
  await tx.$executeRaw`set constraints modules_training_sequence_key, lessons_module_sequence_key deferred`;
  const modules = JSON.stringify(outline.map(({ id, title }, at) => ({ id, title, sequence: at + 1 })));
  await tx.$executeRaw`
    update modules m
       set title = coalesce(o.title, m.title), sequence = coalesce(o.sequence, ${outline.length} + m.sequence), version = ${version}
      from modules n
      left join jsonb_to_recordset(${modules}::jsonb) as o(id int, title jsonb, sequence int) on o.id = n.id
     where n.id = m.id and m.training_id = ${trainingId}`;
  // What was deleted since gets the id that it had, which nothing else ever has: the files of a lesson, and a later restore, find it.
  await tx.$executeRaw`
    insert into modules (id, training_id, title, sequence, version)
    select o.id, ${trainingId}, o.title, o.sequence, ${version}
      from jsonb_to_recordset(${modules}::jsonb) as o(id int, title jsonb, sequence int)
     where not exists (select from modules m where m.training_id = ${trainingId} and m.id = o.id)`;
  const lessons = JSON.stringify(
    outline.flatMap((module, place) =>
      module.lessons.map((lesson, at) => ({ ...lesson, module: place + 1, sequence: at + 1 })),
    ),
  );
  const stay = outline.flatMap((module) => module.lessons.map((lesson) => lesson.id));
  // All lessons at once: between two statements, there would be a training that never was, and somebody could have completed it.
  await tx.$executeRaw`
    with o as (
      select n.*, m.id as module_id
        from jsonb_to_recordset(${lessons}::jsonb) as n(id int, module int, sequence int, title jsonb, description jsonb, content jsonb,
               type text, status text, "durationMinutes" int, "isRequired" boolean, "minCompletionSeconds" int)
        join modules m on m.training_id = ${trainingId} and m.sequence = n.module
    ), later as (
      update lessons l set status = 'ARCHIVED', sequence = 10000 + l.sequence, version = ${version}
       where l.training_id = ${trainingId} and l.id <> all(${stay}::int[])
    ), back as (
      insert into lessons (id, training_id, module_id, sequence, title, description, content, type, status, duration_minutes,
                           is_required, min_completion_seconds, version)
      select o.id, ${trainingId}, o.module_id, o.sequence, o.title, nullif(o.description, 'null'), nullif(o.content, 'null'),
             o.type::"LessonType", o.status::"LessonStatus", o."durationMinutes", o."isRequired", o."minCompletionSeconds", ${version}
        from o where not exists (select from lessons l where l.training_id = ${trainingId} and l.id = o.id)
    )
    update lessons l
       set module_id = o.module_id, sequence = o.sequence, title = o.title, description = nullif(o.description, 'null'),
           content = nullif(o.content, 'null'), type = o.type::"LessonType", status = o.status::"LessonStatus",
           duration_minutes = o."durationMinutes", is_required = o."isRequired",
           min_completion_seconds = o."minCompletionSeconds", version = ${version}
      from o where l.id = o.id and l.training_id = ${trainingId}`;
  await tx.$executeRaw`
    with back as (
      delete from deleted_files d using lessons l
       where d.training_id = ${trainingId} and l.id = d.lesson_id and l.training_id = d.training_id
      returning d.file)
    insert into files select f.* from back, jsonb_populate_record(null::files, back.file) f`;
  await tx.$executeRaw`
    delete from modules m
     where m.training_id = ${trainingId} and m.id <> all(${outline.map((module) => module.id)}::int[])
       and m.sequence > ${outline.length} and not exists (select from lessons l where l.module_id = m.id)`;
  await tx.training.update({
    where: { id: trainingId },
    data: { outlineVersion: version },
    select: { id: true },
  });
}
