import { mkdtemp, readdir, rm, utimes } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { given } from "@agrar/db/given";
import { cloneDb } from "@agrar/db/testing";
import { afterAll, beforeEach, expect, test } from "vitest";
import { diskStorage } from "./disk.ts";
import { newObject, type Storage } from "./storage.ts";
import { findOrphans, giveUpUploads, removeObjects, removeUnusedPictures } from "./sweep.ts";

const { db, drop } = await cloneDb();
const folder = await mkdtemp(join(tmpdir(), "agrar-sweep-"));
afterAll(async () => {
  await drop();
  await rm(folder, { recursive: true, force: true });
});
const make = given(db);
const storage = diskStorage(folder);
const now = new Date();
const inHours = (hours: number) => new Date(now.getTime() + hours * 3_600_000);

beforeEach(async () => {
  await db.removedObject.deleteMany();
  await storage.remove(await stored());
});

async function stored(): Promise<string[]> {
  const names: string[] = [];
  for await (const { object } of storage.list()) names.push(object);
  return names.sort();
}

async function object(end?: string, at = now): Promise<string> {
  const name = newObject(end);
  await storage.write(name, Buffer.from("bytes"));
  await utimes(join(folder, name.slice(0, 2), name), at, at);
  return name;
}

/** A file of a training, and its bytes. */
async function file() {
  const name = await object("mp4");
  const { id: trainingId } = await make.training();
  const facts = {
    object: name,
    url: `/api/files/${name}`,
    size: 5,
    sha256: "a".repeat(64),
    mime: "video/mp4",
  };
  const { id } = await make.file({ purpose: "TRAINING_MEDIA", trainingId, ...facts });
  return { id, name, trainingId };
}

const upload = async (createdAt: Date) => {
  const { id: trainingId } = await make.training();
  const { id: ownerId } = await make.user();
  const piece = await object();
  const { id } = await db.upload.create({
    data: {
      ...{
        id: newObject(),
        ownerId,
        purpose: "TRAINING_MEDIA",
        trainingId,
        name: "a",
        size: 10,
        arrived: 5,
        createdAt,
      },
      parts: { create: { start: 0, object: piece } },
    },
  });
  return { id, piece };
};

test("an upload that was not finished within a day is given up, with its pieces", async () => {
  const [late, early] = [await upload(inHours(-25)), await upload(inHours(-23))];
  expect(await giveUpUploads({ db, now })).toBe(1);
  expect(await giveUpUploads({ db, now })).toBe(0);
  await removeObjects({ db, storage, now });
  expect(await stored()).toEqual([early.piece]);
  expect(await db.upload.count({ where: { id: { in: [late.id, early.id] } } })).toBe(1);
});

test("the bytes of a removed file follow a day later, also when its training goes", async () => {
  const [one, other, kept] = [await file(), await file(), await file()];
  await db.file.delete({ where: { id: one.id } });
  await db.training.delete({ where: { id: other.trainingId } });
  expect(await removeObjects({ db, storage, now: inHours(23) })).toBe(0);
  expect(await removeObjects({ db, storage, now: inHours(25) })).toBe(2);
  expect(await stored()).toEqual([kept.name]);
  expect(await db.removedObject.count()).toBe(0);
});

test("bytes that copies share stay until a day after the last of them", async () => {
  const { id, name } = await file();
  const { id: trainingId } = await make.training();
  const copy = async () => {
    const facts = { object: name, url: `/api/files/${name}`, size: 5, sha256: "a".repeat(64) };
    return (await make.file({ purpose: "TRAINING_MEDIA", trainingId, ...facts })).id;
  };
  const [second, third] = [await copy(), await copy()];
  await db.file.delete({ where: { id } });
  expect(await removeObjects({ db, storage, now: inHours(25) })).toBe(0);
  expect(await stored()).toEqual([name]);
  // The note of the first that went is old when the last one goes: the day counts from the last.
  await db.file.delete({ where: { id: second } });
  await db.removedObject.updateMany({ data: { dueAt: inHours(-5) } });
  await db.file.delete({ where: { id: third } });
  expect(await removeObjects({ db, storage, now: inHours(23) })).toBe(0);
  expect(await removeObjects({ db, storage, now: inHours(25) })).toBe(1);
  expect(await stored()).toEqual([]);
});

test("a picture goes once no text names it, neither the lesson's nor one that can be brought back", async () => {
  const picture = async (createdAt: Date) => {
    const name = await object("webp");
    const lesson = await make.lesson();
    const facts = { object: name, url: `/api/files/${name}`, size: 5, sha256: "a".repeat(64), createdAt };
    const place = { trainingId: lesson.trainingId, lessonId: lesson.id };
    const { id } = await make.file({ purpose: "LESSON_TEXT_IMAGE", ...place, ...facts });
    return { id, html: `<img src="/api/files/${name}" alt="" loading="lazy" />`, ...place };
  };
  const old = inHours(-25);
  const [unused, young, shown, kept] = [
    await picture(old),
    await picture(inHours(-23)),
    await picture(old),
    await picture(old),
  ];
  await db.lesson.update({
    where: { id: shown.lessonId },
    data: { content: { az: "<p>a</p>", ru: shown.html } },
  });
  const revision = await db.trainingRevision.create({
    data: {
      ...{
        trainingId: kept.trainingId,
        version: 1,
        authorId: (await make.user()).id,
        begunAt: old,
        savedAt: old,
      },
      snapshot: { modules: [{ lessons: [{ content: { az: kept.html } }] }] },
    },
  });
  const left = async () =>
    (
      await db.file.findMany({
        where: { id: { in: [unused, young, shown, kept].map(({ id }) => id) } },
        orderBy: { id: "asc" },
      })
    ).map(({ id }) => id);
  expect(await removeUnusedPictures({ db, now })).toBe(1);
  expect(await left()).toEqual([young.id, shown.id, kept.id]);
  await db.trainingRevision.delete({ where: { id: revision.id } });
  expect(await removeUnusedPictures({ db, now: inHours(2) })).toBe(2);
  expect(await left()).toEqual([shown.id]);
  expect(await removeObjects({ db, storage, now: inHours(30) })).toBe(3);
});

test("what a transaction takes back is not removed", async () => {
  const { id, name } = await file();
  await db
    .$transaction(async (tx) => {
      await tx.file.delete({ where: { id } });
      throw new Error("taken back");
    })
    .catch(() => {});
  expect(await removeObjects({ db, storage, now: inHours(48) })).toBe(0);
  expect(await stored()).toEqual([name]);
});

test("what no row names is removed a week after it was found, unless a row names it by then", async () => {
  const { name: named } = await file();
  const [lost, again] = [await object("mp4", inHours(-30)), await object("mp4", inHours(-30))];
  const young = await object("mp4", inHours(-20));
  await utimes(join(folder, named.slice(0, 2), named), inHours(-30), inHours(-30));
  const { piece } = await upload(inHours(-20));
  await utimes(join(folder, piece.slice(0, 2), piece), inHours(-30), inHours(-30));
  expect(await findOrphans({ db, storage, now })).toBe(2);
  expect(await findOrphans({ db, storage, now: inHours(1) })).toBe(0);
  expect(await removeObjects({ db, storage, now: inHours(6 * 24) })).toBe(0);
  // A database that was restored names it again.
  const facts = { object: again, url: `/api/files/${again}`, size: 5, sha256: "a".repeat(64) };
  await make.file({ purpose: "TRAINING_MEDIA", trainingId: (await make.training()).id, ...facts });
  expect(await removeObjects({ db, storage, now: inHours(7 * 24) })).toBe(1);
  expect(await stored()).toEqual([named, again, young, piece].sort());
  expect(lost).not.toBe(again);
});

test("a sweep that fails in the middle goes on, and two at once do what one does", async () => {
  const files = await Promise.all(Array.from({ length: 5 }, file));
  await db.file.deleteMany({ where: { id: { in: files.map(({ id }) => id) } } });
  const broken: Storage = {
    ...storage,
    remove: async ([first = ""]) => {
      await storage.remove([first]);
      throw new Error("the disk is away");
    },
  };
  await expect(removeObjects({ db, storage: broken, now: inHours(25) })).rejects.toThrow("away");
  expect(await db.removedObject.count()).toBe(5);
  await Promise.all([1, 2, 3].map(() => removeObjects({ db, storage, now: inHours(25) })));
  expect(await stored()).toEqual([]);
  expect(await db.removedObject.count()).toBe(0);
});

test("a folder that is not there yet is empty, and other files in it are left alone", async () => {
  const empty = diskStorage(join(folder, "later"));
  for await (const { object } of empty.list()) throw new Error(object);
  expect((await readdir(folder)).includes("later")).toBe(false);
});
