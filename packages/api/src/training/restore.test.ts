import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { given } from "@agrar/db/given";
import { cloneDb } from "@agrar/db/testing";
import { afterAll, expect, test } from "vitest";
import { openFile } from "../file/queries.ts";
import { signedLink } from "../file-link.ts";
import { createCaller } from "../server.ts";
import {
  diskStorage,
  findOrphans,
  forgetDeletedFiles,
  newObject,
  removeObjects,
  removeUnusedPictures,
} from "../storage.ts";

const { db, drop } = await cloneDb();
const folder = await mkdtemp(join(tmpdir(), "agrar-restore-"));
afterAll(async () => {
  await drop();
  await rm(folder, { recursive: true, force: true });
});
const make = given(db);
const storage = diskStorage(folder);
const settings = { siteUrl: "https://portal.example", secret: "what links are signed with" };
const patient = { timeout: 20_000 };
const now = new Date();
const inHours = (hours: number) => new Date(now.getTime() + hours * 3_600_000);

/** A training of a trainer with a lesson that has a picture in its text, two materials and a video with captions. */
async function written() {
  const { userId: id } = await make.trainer();
  const viewer = { role: "TRAINER", id } as const;
  const { id: trainingId } = await make.training({ trainerId: id });
  const at = (hours: number) => createCaller({ db, viewer, now: inHours(hours), settings });
  const { id: moduleId } = await make.module({ trainingId });
  const { id: lessonId } = await make.lesson({ moduleId, sequence: 1 });
  const { id: nextId } = await make.lesson({ moduleId, sequence: 2 });
  const file = async (
    data: Partial<Parameters<typeof make.file>[0]> & Pick<Parameters<typeof make.file>[0], "purpose">,
    end: string,
  ) => {
    const object = newObject(end);
    await storage.write(object, Buffer.from("bytes"));
    const stored = { object, url: `/api/files/${object}`, size: 5, sha256: "a".repeat(64) };
    const place = { ownerId: id, trainingId, lessonId, createdAt: inHours(-48) };
    return make.file({ ...place, ...stored, ...data });
  };
  const picture = await file({ purpose: "LESSON_TEXT_IMAGE", mime: "image/webp" }, "webp");
  await file({ purpose: "LESSON_DOCUMENT", mime: "application/pdf", title: { az: "Cədvəl" } }, "pdf");
  const { id: videoId } = await file({ purpose: "LESSON_VIDEO", mime: "video/mp4" }, "mp4");
  await file(
    { purpose: "LESSON_CAPTIONS", mime: "text/vtt", videoId, language: "ru", name: "ru.vtt" },
    "vtt",
  );
  await file({ purpose: "LESSON_AUDIO", mime: "audio/mpeg", title: { az: "Səs", ru: "Звук" } }, "mp3");
  const content = { az: `<p><img src="${picture.url}" alt="Sahə" loading="lazy" /></p>` };
  await db.lesson.update({ where: { id: lessonId }, data: { content } });

  const remove = async (hours: number, lesson = lessonId) => {
    const { version } = await db.lesson.findUniqueOrThrow({ where: { id: lesson } });
    await at(hours).lesson.delete({ id: lesson, version });
  };
  const latest = async () => (await at(0).training.draft({ id: trainingId })).latest;
  const restore = async (hours: number, revision: number) =>
    at(hours).training.restore({ id: trainingId, version: await latest(), revision });
  const rows = () => db.file.findMany({ where: { trainingId }, orderBy: { id: "asc" } });
  return { viewer, trainingId, moduleId, lessonId, nextId, picture, at, remove, latest, restore, rows, file };
}

/** Sweeps as the job does. */
async function sweep(hours: number) {
  await removeUnusedPictures({ db, now: inHours(hours) });
  await forgetDeletedFiles({ db });
  await findOrphans({ db, storage, now: inHours(hours) });
  await removeObjects({ db, storage, now: inHours(hours) });
}

/** How many of these files have bytes. */
async function stored(files: { object: string | null }[]) {
  const names = new Set<string | null>();
  for await (const { object } of storage.list()) names.add(object);
  return files.filter(({ object }) => names.has(object)).length;
}

test("a lesson that is brought back has the files that it had, its learners see all of them", async () => {
  const { trainingId, lessonId, at, remove, restore, rows, picture } = await written();
  const { userId } = await make.registration({ trainingId });
  const learner = createCaller({ db, viewer: { role: "LEARNER", id: userId }, now, settings });
  const counts = () => db.trainingCount.findUniqueOrThrow({ where: { trainingId } });
  const seen = async () => [
    await at(0).file.list({ trainingId, lessonId }),
    await learner.progress.outline({ trainingId }),
    await counts(),
  ];
  const [before, was] = [await rows(), await seen()];
  await remove(1);
  expect(await rows()).toEqual([]);
  expect(await counts()).toMatchObject({ documents: 0, videos: 0, audio: 0 });

  await restore(2, 1);
  expect(await rows()).toEqual(before);
  expect(await seen()).toEqual(was);
  expect(await db.deletedFile.count({ where: { trainingId } })).toBe(0);
  const { body, files } = await learner.progress.lesson({ lessonId });
  expect(body).toContain(`src="${picture.url}?until=`);
  expect(files.map(({ kind, title, captions }) => [kind, title, captions.map((c) => c.language)])).toEqual([
    ["DOCUMENT", "Cədvəl", []],
    ["VIDEO", null, ["ru"]],
    ["AUDIO", "Səs", []],
  ]);
});

test("the bytes stay while a revision names the lesson, however long that is, and go a day after the last", async () => {
  const { trainingId, remove, restore, rows, latest } = await written();
  const before = await rows();
  await remove(1);
  await sweep(24 * 30);
  expect(await stored(before)).toBe(5);
  await restore(24 * 31, 1);
  await sweep(24 * 60);
  expect(await stored(before)).toBe(5);
  expect(await rows()).toEqual(before);

  // Forgotten as revisions are: the latest alone, which lacks the lesson.
  await remove(24 * 61);
  const version = await latest();
  await db.trainingRevision.deleteMany({ where: { trainingId, version: { lt: version } } });
  await sweep(0);
  expect(await db.deletedFile.count({ where: { trainingId } })).toBe(0);
  expect(await stored(before)).toBe(5);
  await sweep(25);
  expect(await stored(before)).toBe(0);
});

test("deleted and brought back over and over, nothing is lost and nothing is there twice", async () => {
  const { trainingId, moduleId, lessonId, nextId, remove, latest, restore, rows, at } = await written();
  const before = await rows();
  const lessons = async () =>
    (await at(0).training.draft({ id: trainingId })).modules.map(({ id, lessons }) => [
      id,
      lessons.map((lesson) => [lesson.id, lesson.status]),
    ]);
  const was = await lessons();
  await remove(1);
  const without = await latest();
  await restore(2, 1);
  // How it was without the lesson: it stays, archived, with what it has.
  await restore(3, without);
  expect(await rows()).toEqual(before);
  expect((await lessons()).flat(2)).toContainEqual([lessonId, "ARCHIVED"]);
  await restore(4, 1);
  expect(await lessons()).toEqual(was);
  expect(await rows()).toEqual(before);

  const { id: other } = await at(4).lesson.create({ moduleId, title: { az: "Son" }, type: "TEXT" });
  await remove(5, lessonId);
  await remove(5, nextId);
  await remove(5, other);
  const { version } = await db.module.findUniqueOrThrow({ where: { id: moduleId } });
  await at(5).module.delete({ id: moduleId, version });
  await restore(6, 1);
  expect(await lessons()).toEqual(was);
  expect(await rows()).toEqual(before);
});

test("of two who bring it back at once one does, and the files are there once", async () => {
  const { trainingId, remove, latest, rows, at } = await written();
  const before = await rows();
  await remove(1);
  const version = await latest();
  const all = await Promise.allSettled(
    [1, 2, 3].map(() => at(2).training.restore({ id: trainingId, version, revision: 1 })),
  );
  expect(all.map((one) => (one.status === "rejected" ? one.reason.reason : "")).sort()).toEqual([
    "",
    "training.changedMeanwhile",
    "training.changedMeanwhile",
  ]);
  expect(await rows()).toEqual(before);
});

test("nobody gets a file of a deleted lesson, nor by a link from before; once it is back, who may does", async () => {
  const { viewer, trainingId, picture, remove, restore, at } = await written();
  const admin = { role: "ADMIN", id: (await make.user({ role: "ADMIN" })).id } as const;
  const object = picture.object as string;
  const link = new URL(signedLink({ now, settings }, object), settings.siteUrl).searchParams;
  const signed = { until: link.get("until") ?? "", sign: link.get("sign") ?? "" };
  const opened = (who: typeof viewer | typeof admin, sign?: typeof signed) =>
    openFile({ db, viewer: who, now, settings }, object, sign).then(
      (found) => ("link" in found ? "link" : found.object),
      (error) => error.reason,
    );
  expect([await opened(viewer), await opened(admin, signed)]).toEqual(["link", object]);
  await remove(1);
  for (const who of [viewer, admin])
    expect([await opened(who), await opened(who, signed)]).toEqual(["file.notFound", "file.notFound"]);
  await expect(at(1).file.describe({ id: picture.id, title: null })).rejects.toMatchObject({
    reason: "file.notFound",
  });
  await expect(at(1).file.remove({ id: picture.id })).rejects.toMatchObject({ reason: "file.notFound" });

  const stranger = { role: "TRAINER", id: (await make.trainer()).userId } as const;
  const theirs = createCaller({ db, viewer: stranger, now, settings });
  await expect(theirs.training.restore({ id: trainingId, version: 2, revision: 1 })).rejects.toMatchObject({
    reason: "training.notFound",
  });
  await restore(2, 1);
  expect([await opened(viewer), await opened(admin, signed)]).toEqual(["link", object]);
});

test("a file that was removed before the lesson stays away, one that came after the revision is there", async () => {
  const { lessonId, remove, restore, rows, at, file } = await written();
  // The first save makes the revision.
  await at(0).lesson.edit({
    ...(await at(0).lesson.draft({ id: lessonId })).fields,
    id: lessonId,
    version: 1,
    title: { az: "Ad" },
  });
  const [, removed] = await rows();
  await at(1).file.remove({ id: removed?.id as number });
  const added = await file({ purpose: "LESSON_IMAGE", mime: "image/webp" }, "webp");
  const had = await rows();
  expect(had.map(({ id }) => id)).toContain(added.id);
  await remove(2);
  await restore(3, 1);
  expect(await rows()).toEqual(had);
});

test("a clone and its original share bytes, and each brings back its own", async () => {
  const one = await written();
  const { id: clone } = await one.at(0).training.clone({ id: one.trainingId });
  const copies = () => db.file.findMany({ where: { trainingId: clone }, orderBy: { id: "asc" } });
  const before = await copies();
  expect(before).toHaveLength(5);
  const [lesson] = await db.lesson.findMany({ where: { trainingId: clone }, orderBy: { sequence: "asc" } });
  await one.remove(1, lesson?.id);
  expect(await copies()).toEqual([]);
  // The original goes for good: only what the clone can bring back names the bytes.
  await db.training.delete({ where: { id: one.trainingId } });
  await sweep(50);
  expect(await stored(before)).toBe(5);
  const { latest } = await one.at(2).training.draft({ id: clone });
  await one.at(2).training.restore({ id: clone, version: latest, revision: 1 });
  expect(await copies()).toEqual(before);

  // And with the training all of it goes.
  await one.remove(3, lesson?.id);
  await db.training.delete({ where: { id: clone } });
  expect(await db.deletedFile.count({ where: { trainingId: clone } })).toBe(0);
  await sweep(25);
  expect(await stored(before)).toBe(0);
});

test("a file that somebody removes while its lesson is deleted does not come back", async () => {
  const { lessonId, remove, restore, rows } = await written();
  const [, file] = await rows();
  let going: Promise<void> | undefined;
  const waiting = async () => {
    const [row] = await db.$queryRaw<[{ n: number }]>`
      select count(*)::int as n from pg_stat_activity where wait_event_type = 'Lock'
         and datname = current_database() and query like '%deleted_files%'`;
    return row.n;
  };
  await db.$transaction(
    async (tx) => {
      await tx.file.delete({ where: { id: file?.id as number } });
      going = remove(1);
      // The deletion of the lesson waits for this row.
      await expect.poll(waiting, patient).toBe(1);
    },
    { timeout: 30_000 },
  );
  await going;
  expect(await db.lesson.count({ where: { id: lessonId } })).toBe(0);
  await restore(2, 1);
  expect((await rows()).map(({ purpose }) => purpose)).toEqual([
    "LESSON_TEXT_IMAGE",
    "LESSON_VIDEO",
    "LESSON_CAPTIONS",
    "LESSON_AUDIO",
  ]);
});
