import { given } from "@agrar/db/given";
import { cloneDb } from "@agrar/db/testing";
import { afterAll, describe, expect, test } from "vitest";
import { fileLink } from "../file-link.ts";
import { createCaller } from "../server.ts";
import type { Scope } from "../service-key/schema.ts";
import { openFile } from "./queries.ts";
import { rules, uploadDraft, uploadPurposes } from "./schema.ts";

const { db, drop } = await cloneDb();
afterAll(drop);
const make = given(db);
const now = new Date("2026-11-29T10:20:30Z");
const settings = { siteUrl: "https://portal.example", secret: "what links are signed with" };

/** A trainer with a training, a lesson, and a file in each. */
async function trainer() {
  const { userId: id } = await make.trainer();
  const { id: trainingId } = await make.training({ trainerId: id });
  const { id: lessonId } = await make.lesson({ trainingId });
  const object = (end: string) => `${crypto.randomUUID().replaceAll("-", "")}.${end}`;
  const stored = (name: string) => ({
    object: name,
    url: `/api/files/${name}`,
    size: 5,
    sha256: "a".repeat(64),
  });
  const own = await make.file({
    ...{ purpose: "TRAINING_MEDIA", trainingId, mime: "application/pdf", title: { az: "Proqram" } },
    ...stored(object("pdf")),
  });
  const lessons = await make.file({
    ...{ purpose: "LESSON_VIDEO", trainingId, lessonId, mime: "video/mp4" },
    ...stored(object("mp4")),
  });
  const api = createCaller({ db, viewer: { role: "TRAINER", id }, now, settings });
  return { id, trainingId, lessonId, own, lessons, api };
}

describe("list", () => {
  test("shows the files of the training itself, and those of a lesson by signed links", async () => {
    const { api, trainingId, lessonId, own, lessons } = await trainer();
    const { items } = await api.file.list({ trainingId });
    expect(items).toEqual([
      {
        ...{
          id: own.id,
          purpose: "TRAINING_MEDIA",
          kind: "DOCUMENT",
          name: "fayl",
          mime: "application/pdf",
          size: 5,
        },
        ...{ title: { az: "Proqram" }, link: own.url, createdAt: expect.any(String), captions: [] },
      },
    ]);
    const [video] = (await api.file.list({ trainingId, lessonId })).items;
    expect(video).toMatchObject({ id: lessons.id, kind: "VIDEO", title: null });
    expect(video?.link).toMatch(
      new RegExp(`^${lessons.url.replace(".", "\\.")}\\?until=\\d+&sign=[\\w-]{43}$`),
    );
  });

  test("leaves out what is part of a text", async () => {
    const { api, trainingId, lessonId, lessons } = await trainer();
    await make.file({ purpose: "LESSON_TEXT_IMAGE", trainingId, lessonId, mime: "image/webp" });
    const { items } = await api.file.list({ trainingId, lessonId });
    expect(items.map(({ id }) => id)).toEqual([lessons.id]);
  });

  test("knows no training of others, and no lesson of another training", async () => {
    const [{ api, trainingId }, other] = [await trainer(), await trainer()];
    await expect(api.file.list({ trainingId: other.trainingId })).rejects.toMatchObject({
      reason: "training.notFound",
    });
    await expect(api.file.list({ trainingId, lessonId: other.lessonId })).rejects.toMatchObject({
      reason: "lesson.notFound",
    });
  });
});

describe("describe", () => {
  test("names a file in the languages that are given, and takes the name away", async () => {
    const { api, own } = await trainer();
    const title = async () => (await db.file.findUniqueOrThrow({ where: { id: own.id } })).title;
    await api.file.describe({ id: own.id, title: { az: " Təqvim ", en: "Calendar", ru: "  " } });
    expect(await title()).toEqual({ az: "Təqvim", en: "Calendar" });
    await api.file.describe({ id: own.id, title: null });
    expect(await title()).toBeNull();
    await expect(api.file.describe({ id: own.id, title: { az: " " } })).rejects.toThrow();
    expect(
      await db.$queryRaw`select changes from audit_entries where action = 'file.describe' and entity_id = ${String(own.id)} order by id`,
    ).toEqual([
      { changes: { title: [{ az: "Proqram" }, { az: "Təqvim", en: "Calendar" }] } },
      { changes: { title: [{ az: "Təqvim", en: "Calendar" }, null] } },
    ]);
  });

  test("does not touch a file of others", async () => {
    const [{ api }, { own }] = [await trainer(), await trainer()];
    await expect(api.file.describe({ id: own.id, title: null })).rejects.toMatchObject({
      reason: "file.notFound",
    });
  });
});

describe("remove", () => {
  test("takes a file out of the training and its counts, once", async () => {
    const { api, lessons, trainingId } = await trainer();
    await api.file.remove({ id: lessons.id });
    expect(await db.trainingCount.findUniqueOrThrow({ where: { trainingId } })).toMatchObject({
      videos: 0,
      documents: 1,
    });
    expect(await db.removedObject.count({ where: { object: lessons.object ?? "" } })).toBe(1);
    await expect(api.file.remove({ id: lessons.id })).rejects.toMatchObject({ reason: "file.notFound" });
  });

  test("leaves files of others, and photos of people", async () => {
    const [{ api, id }, { own }] = [await trainer(), await trainer()];
    const { id: photo } = await make.file({ purpose: "PROFILE_PHOTO", ownerId: id });
    for (const file of [own.id, photo])
      await expect(api.file.remove({ id: file })).rejects.toMatchObject({ reason: "file.notFound" });
  });
});

describe("uploaded", () => {
  const finished = async (
    ownerId: number,
    { id: fileId, trainingId }: { id: number; trainingId: number | null },
  ) => {
    const id = crypto.randomUUID().replaceAll("-", "");
    await db.upload.create({
      data: {
        ...{
          id,
          ownerId,
          fileId,
          trainingId: trainingId ?? 0,
          purpose: "TRAINING_MEDIA",
          name: "a",
          size: 5,
        },
        ...{ arrived: 5, finishedAt: now },
      },
    });
    return id;
  };

  test("says which file an upload of one's own became", async () => {
    const { api, id, own } = await trainer();
    const upload = await finished(id, own);
    expect(await api.file.uploaded({ upload })).toEqual({ url: own.url });
    await api.file.remove({ id: own.id });
    await expect(api.file.uploaded({ upload })).rejects.toMatchObject({ reason: "file.notFound" });
  });

  test("knows no upload of others, none that goes on, and no nonsense", async () => {
    const [{ api, id, trainingId }, other] = [await trainer(), await trainer()];
    const theirs = await finished(other.id, other.own);
    const going = crypto.randomUUID().replaceAll("-", "");
    const begun = { purpose: "TRAINING_MEDIA", trainingId, name: "a", size: 5 } as const;
    await db.upload.create({ data: { id: going, ownerId: id, ...begun } });
    for (const upload of [theirs, going, "0".repeat(32)])
      await expect(api.file.uploaded({ upload })).rejects.toMatchObject({ reason: "upload.notFound" });
    await expect(api.file.uploaded({ upload: "../x" })).rejects.toThrow();
  });
});

test("a link is signed only where a lesson's stored file is meant, and is the same for an hour", () => {
  const object = `${"a".repeat(32)}.mp4`;
  const url = `/api/files/${object}`;
  const at = (moment: string) => ({ now: new Date(moment), settings });
  const first = fileLink(at("2026-11-29T10:00:00Z"), { url, object, purpose: "LESSON_VIDEO" });
  expect(fileLink(at("2026-11-29T10:59:59Z"), { url, object, purpose: "LESSON_VIDEO" })).toBe(first);
  expect(fileLink(at("2026-11-29T11:00:00Z"), { url, object, purpose: "LESSON_VIDEO" })).not.toBe(first);
  expect(fileLink(at("2026-11-29T10:00:00Z"), { url, object, purpose: "TRAINING_BANNER" })).toBe(url);
  const elsewhere = "https://video.example/1";
  expect(fileLink({ now }, { url: elsewhere, object: null, purpose: "LESSON_VIDEO" })).toBe(elsewhere);
  expect(() => fileLink({ now }, { url, object, purpose: "LESSON_VIDEO" })).toThrow("secret");
});

test("who learns gets a lesson's file by a signed link", async () => {
  const { trainingId, lessonId, lessons } = await trainer();
  const { userId } = await make.registration({ trainingId });
  const api = createCaller({ db, viewer: { role: "LEARNER", id: userId }, now, settings });
  const { files } = await api.progress.lesson({ lessonId });
  expect(files[0]?.url).toMatch(/^\/api\/files\/[0-9a-f]{32}\.mp4\?until=\d+&sign=[\w-]{43}$/);
  expect(files[0]?.url.startsWith(lessons.url)).toBe(true);
});

test("a key opens the files of a draft only where it covers lists, and those of a lesson never", async () => {
  const { trainingId, own, lessons } = await trainer();
  await db.training.update({ where: { id: trainingId }, data: { status: "DRAFT" } });
  const opened = (scope: Scope, { object }: { object: string | null }) =>
    openFile(
      { db, viewer: { role: "SERVICE", keyId: 1, scopes: [scope] }, now, settings },
      object ?? "",
      undefined,
    );
  const none = { reason: "file.notFound" };
  expect(await opened("lists:read", own)).toHaveProperty("link");
  await expect(opened("audit:read", own)).rejects.toMatchObject(none);
  await expect(opened("lists:read", lessons)).rejects.toMatchObject(none);
});

test("an upload says what it is for and where it goes, and its name is only a name", () => {
  const draft = { purpose: "LESSON_VIDEO", lessonId: 1, size: 5, name: "C:\\videos\\\u202edərs\u0000.mp4" };
  expect(uploadDraft.parse(draft).name).toBe("dərs.mp4");
  expect(uploadDraft.parse({ ...draft, name: "../" }).name).toBe("file");
  expect([...uploadDraft.parse({ ...draft, name: `${"a".repeat(300)}.mp4` }).name]).toHaveLength(200);
  for (const wrong of [
    { ...draft, lessonId: undefined, trainingId: 1 },
    { ...draft, trainingId: 1 },
    { ...draft, purpose: "TRAINING_BANNER" },
    { ...draft, purpose: "PROFILE_PHOTO" },
    { ...draft, size: 0 },
    { ...draft, size: 1.5 },
  ])
    expect(uploadDraft.safeParse(wrong).success, JSON.stringify(wrong)).toBe(false);
  for (const purpose of uploadPurposes) expect(rules[purpose].megabytes).toBeLessThanOrEqual(100);
});
