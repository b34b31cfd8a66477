import type { Db } from "@agrar/db";
import type { Storage } from "./storage.ts";

/** Hours after which an upload is given up, and what no row names is looked at. */
export const uploadHours = 24;

/**
 * Days that pass until what no row names is removed: a database that was restored, or the wrong one, must not cost its files before
 * somebody notices.
 */
const orphanDays = 7;

const hours = (count: number) => count * 3_600_000;
const batch = 500;

type World = { db: Db; storage: Storage; now: Date };

/** Gives up the uploads that were not finished within a day; their pieces follow. Resolves with their number. */
export async function giveUpUploads({ db, now }: Omit<World, "storage">): Promise<number> {
  const before = new Date(now.getTime() - hours(uploadHours));
  const { count } = await db.upload.deleteMany({ where: { createdAt: { lt: before } } });
  return count;
}

/**
 * Removes the pictures that no text names any more, a day after they came: until then one may still be written about. A text is that of
 * the lesson, and that of any state of its training that can be brought back. Resolves with their number.
 */
export async function removeUnusedPictures({ db, now }: Omit<World, "storage">): Promise<number> {
  const before = new Date(now.getTime() - hours(uploadHours));
  return db.$transaction(async (tx) => {
    // Who saves one of these texts is waited for, and waits: what was named again meanwhile stays.
    await tx.$queryRaw`
      select t.id from trainings t where t.id in (
        select f.training_id from files f join lessons l on l.id = f.lesson_id
         where f.purpose = 'LESSON_TEXT_IMAGE' and f.created_at < ${before}
           and position(f.object in coalesce(l.content::text, '')) = 0)
       order by t.id for no key update`;
    return tx.$executeRaw`
      delete from files f using lessons l
       where l.id = f.lesson_id and f.purpose = 'LESSON_TEXT_IMAGE' and f.created_at < ${before}
         and position(f.object in coalesce(l.content::text, '')) = 0
         and not exists (
           select from training_revisions r
            where r.training_id = f.training_id and position(f.object in r.snapshot::text) > 0)`;
  });
}

/**
 * Lets go of the files of deleted lessons that no state of their training names any more which can be brought back. Such a lesson never
 * is named again, so nobody has to wait. Resolves with their number.
 */
export const forgetDeletedFiles = ({ db }: Pick<World, "db">): Promise<number> =>
  db.$executeRaw`
    with gone as materialized (
      select l.lesson_id from (select distinct training_id, lesson_id from deleted_files) l
       where not exists (
         select from training_revisions r
          where r.training_id = l.training_id
            and r.snapshot @> jsonb_build_object('modules', jsonb_build_array(
                  jsonb_build_object('lessons', jsonb_build_array(jsonb_build_object('id', l.lesson_id)))))))
    delete from deleted_files d using gone g where d.lesson_id = g.lesson_id`;

/**
 * Removes the objects whose rows are gone and whose time has come. What fails in the middle is done again the next time: an object
 * is taken off the list only once it is removed, and one that a row names, another copy's, a deleted lesson's or again, is kept. Resolves
 * with their number.
 */
export async function removeObjects({ db, storage, now }: World): Promise<number> {
  await db.$executeRaw`
    delete from removed_objects r
     where exists (select from files f where f.object = r.object)
        or exists (select from deleted_files d where d.object = r.object)`;
  let removed = 0;
  for (;;) {
    const rows = await db.removedObject.findMany({
      where: { dueAt: { lte: now } },
      orderBy: { dueAt: "asc" },
      take: batch,
      select: { object: true },
    });
    const objects = rows.map(({ object }) => object);
    if (objects.length === 0) return removed;
    await storage.remove(objects);
    await db.removedObject.deleteMany({ where: { object: { in: objects } } });
    removed += objects.length;
  }
}

/**
 * Looks for objects that no row names, as a process leaves them that dies between the two, and has them removed in a week. Those of
 * the last day may still get their row. Resolves with the number of those that are newly found.
 */
export async function findOrphans({ db, storage, now }: World): Promise<number> {
  const before = now.getTime() - hours(uploadHours);
  const dueAt = new Date(now.getTime() + hours(24 * orphanDays));
  let found = 0;
  const note = async (objects: string[]) => {
    found += await db.$executeRaw`
      insert into removed_objects (object, due_at)
      select o.object, ${dueAt} from unnest(${objects}::text[]) o (object)
       where not exists (select from files f where f.object = o.object)
         and not exists (select from deleted_files d where d.object = o.object)
         and not exists (select from upload_parts p where p.object = o.object)
      on conflict do nothing`;
  };
  const objects: string[] = [];
  for await (const { object, since } of storage.list()) {
    if (since.getTime() >= before) continue;
    objects.push(object);
    if (objects.length === batch) await note(objects.splice(0));
  }
  if (objects.length > 0) await note(objects);
  return found;
}
