import type { Prisma } from "@agrar/db";
import { record } from "../audit.ts";
import { addRevision } from "../authoring.ts";
import { AppError } from "../error.ts";
import type { Translated } from "../list/schema.ts";
import type { PersonContext } from "../trpc.ts";
import { editableBy } from "./policy.ts";
import { holdTraining } from "./queries.ts";
import type { TrainingRef } from "./schema.ts";

const copied: Required<Translated> = { az: "surət", en: "copy", ru: "копия" };

/**
 * Begins a draft with the texts, the settings, the modules, the lessons and the files of another training, archived lessons aside. When
 * and by which link it is held is for the new one to say. Its files are rows of its own over the same stored bytes: what is removed from
 * one training stays in the other.
 *
 * @throws AppError `training.notFound` when it is not one's to clone.
 */
export async function cloneTraining(ctx: PersonContext, { id }: TrainingRef): Promise<{ id: number }> {
  const { viewer } = ctx;
  return ctx.db.$transaction(async (tx) => {
    // It stands still until all is copied: who moves a lesson or adds a file meanwhile waits.
    const held = await holdTraining(tx, { id, AND: editableBy(viewer) });
    if (!held) throw new AppError("NOT_FOUND", "training.notFound", { field: "id" });
    const found = await tx.training.findUniqueOrThrow({ where: { id }, select: { title: true } });
    const title = copyOf(found.title as Translated);
    const [{ id: clone }] = await tx.$queryRaw<[{ id: number }]>`
      insert into trainings (title, description, category_id, trainer_id, created_by_id, type, difficulty, language, tags, capacity,
                             requires_approval, require_email_verification, address, latitude, longitude, has_certificate,
                             certificate_description, certificate_has_expiry, certificate_expiry_years,
                             certificate_expiry_months, certificate_expiry_days)
      select ${title}::jsonb, description, category_id, trainer_id, ${viewer.id}, type, difficulty, language, tags, capacity,
             requires_approval, require_email_verification, address, latitude, longitude, has_certificate,
             certificate_description, certificate_has_expiry, certificate_expiry_years,
             certificate_expiry_months, certificate_expiry_days
        from trainings where id = ${id}
      returning id`;
    await copyOutline(tx, { from: id, to: clone });
    await copyFiles(tx, { from: id, to: clone, ownerId: viewer.id });
    await addRevision(tx, ctx, { id: clone, version: 1, changed: [] });
    await record(tx, ctx, {
      action: "training.clone",
      entity: "training",
      entityId: clone,
      after: { of: id, title },
    });
    return { id: clone };
  });
}

/** The title with a word that tells the two apart, within the bounds of a title. */
const copyOf = (title: Translated) =>
  Object.fromEntries(
    Object.entries(title).map(([language, text]) => [
      language,
      `${[...(text as string)].slice(0, 240).join("")} (${copied[language as keyof Translated]})`,
    ]),
  );

async function copyOutline(tx: Prisma.TransactionClient, { from, to }: { from: number; to: number }) {
  await tx.$executeRaw`
    insert into modules (training_id, title, sequence)
    select ${to}, title, sequence from modules where training_id = ${from}`;
  await tx.$executeRaw`
    insert into lessons (training_id, module_id, title, description, content, type, status, duration_minutes, is_required,
                         min_completion_seconds, sequence)
    select ${to}, n.id, l.title, l.description, l.content, l.type, l.status, l.duration_minutes, l.is_required,
           l.min_completion_seconds, l.sequence
      from lessons l
      join modules m on m.id = l.module_id
      join modules n on n.training_id = ${to} and n.sequence = m.sequence
     where l.training_id = ${from} and l.status <> 'ARCHIVED'`;
}

/**
 * Texts name pictures by the address of their bytes, which a copy shares: they need no change. Captions come after the videos that they
 * belong to.
 */
async function copyFiles(
  tx: Prisma.TransactionClient,
  { from, to, ownerId }: { from: number; to: number; ownerId: number },
) {
  await tx.$executeRaw`
    insert into files (owner_id, purpose, training_id, lesson_id, url, object, name, mime, size, sha256, title)
    select ${ownerId}, f.purpose, ${to}, k.id, f.url, f.object, f.name, f.mime, f.size, f.sha256, f.title
      from files f
      left join lessons l on l.id = f.lesson_id
      left join modules m on m.id = l.module_id
      left join modules n on n.training_id = ${to} and n.sequence = m.sequence
      left join lessons k on k.module_id = n.id and k.sequence = l.sequence
     where f.training_id = ${from} and (f.lesson_id is null or k.id is not null) and f.video_id is null
     order by f.id`;
  await tx.$executeRaw`
    insert into files (owner_id, purpose, training_id, lesson_id, video_id, language, url, object, name, mime, size, sha256, title)
    select ${ownerId}, c.purpose, ${to}, w.lesson_id, w.id, c.language, c.url, c.object, c.name, c.mime, c.size, c.sha256, c.title
      from (select *, row_number() over (order by id) as place from files
             where training_id = ${from} and purpose = 'LESSON_VIDEO'
               and lesson_id in (select id from lessons where status <> 'ARCHIVED')) v
      join (select *, row_number() over (order by id) as place from files
             where training_id = ${to} and purpose = 'LESSON_VIDEO') w on w.place = v.place
      join files c on c.video_id = v.id
     order by c.id`;
}
