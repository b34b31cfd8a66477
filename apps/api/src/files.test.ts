import { createHash } from "node:crypto";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { newObject } from "@agrar/api/storage";
import { afterAll, expect, test } from "vitest";
import { fileServers, video } from "./files-testing.ts";

const world = await fileServers();
const { db, make, as, storage, folder } = world;
const [address = ""] = world.addresses;
afterAll(world.drop);

const bytes = video(100_000);
type Training = Parameters<typeof make.training>[0];
type Stored = {
  purpose?: "LESSON_VIDEO" | "LESSON_DOCUMENT" | "TRAINING_MEDIA";
  mime?: string;
  name?: string;
};

/** A stored file of a training, or of its lesson. */
async function stored(
  training: Training = {},
  { purpose = "LESSON_VIDEO", mime = "video/mp4", name = "a.mp4" }: Stored = {},
) {
  const { userId: trainerId } = await make.trainer();
  const { id: trainingId } = await make.training({ trainerId, ...training });
  const lesson = purpose === "TRAINING_MEDIA" ? null : await make.lesson({ trainingId });
  const object = newObject("mp4");
  await storage.write(object, bytes);
  const url = `/api/files/${object}`;
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const { id } = await make.file({
    ...{ purpose, trainingId, lessonId: lesson?.id ?? null, url, object, mime, name, sha256 },
    size: bytes.length,
  });
  return {
    id,
    url,
    object,
    trainingId,
    lessonId: lesson?.id ?? 0,
    trainer: as({ role: "TRAINER", id: trainerId }),
  };
}

const get = (url: string, headers: Record<string, string> = {}) =>
  fetch(`${address}${url}`, { headers, redirect: "manual" });

const reasonOf = async (answer: Response) => ((await answer.json()) as { reason?: string }).reason;

/** The signed link to which somebody is sent. */
async function linkFor(url: string, headers: Record<string, string>) {
  const answer = await get(url, headers);
  expect(answer.status).toBe(302);
  expect(answer.headers.get("cache-control")).toBe("private, no-store");
  return answer.headers.get("location") ?? "";
}

test("a lesson's file is only for those who may open the lesson, who are sent to a signed link", async () => {
  const { url, trainer, trainingId, lessonId } = await stored();
  const learner = async (
    status?: "APPROVED" | "COMPLETED" | "PENDING" | "WAITLISTED" | "REJECTED" | "CANCELLED",
  ) => {
    const { id } = await make.user();
    if (status) await make.registration({ userId: id, trainingId, status });
    return as({ role: "LEARNER", id });
  };
  const { userId: other } = await make.trainer();
  for (const nobody of [
    {},
    await learner(),
    await learner("PENDING"),
    await learner("WAITLISTED"),
    await learner("REJECTED"),
    await learner("CANCELLED"),
    as({ role: "TRAINER", id: other }),
  ]) {
    const answer = await get(url, nobody);
    expect([answer.status, await reasonOf(answer)]).toEqual([404, "file.notFound"]);
  }
  const admin = as({ role: "ADMIN", id: (await make.user({ role: "ADMIN" })).id });
  const registered = await learner("APPROVED");
  for (const somebody of [trainer, admin, registered, await learner("COMPLETED")]) {
    const link = await linkFor(url, somebody);
    // The link alone opens it, as in a player that sends no cookie.
    const answer = await get(link);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("cache-control")).toBe("private, max-age=3600");
    expect(Buffer.from(await answer.bytes()).equals(bytes)).toBe(true);
  }
  // What learners do not see yet, they cannot read.
  await db.lesson.update({ where: { id: lessonId }, data: { status: "DRAFT" } });
  expect((await get(url, registered)).status).toBe(404);
  await linkFor(url, trainer);
});

test("a lesson's file of a video training is sent to everybody by a link of theirs", async () => {
  const { url } = await stored({ type: "VIDEO" });
  expect((await get(await linkFor(url, {}))).status).toBe(200);
  for (const closed of [{ status: "DRAFT" }, { requiresApproval: true }, { capacity: 5 }] as const)
    expect((await get((await stored({ type: "VIDEO", ...closed })).url)).status).toBe(404);
});

test("a signature that is forged, of another file, or too old opens nothing", async () => {
  const one = await stored();
  const other = await stored();
  const link = await linkFor(one.url, one.trainer);
  const { searchParams } = new URL(link, address);
  const [until, sign] = ["until", "sign"].map((name) => searchParams.get(name) ?? "") as [string, string];
  const hours = (Number(until) - Date.now()) / 3_600_000;
  expect(hours).toBeGreaterThan(6);
  expect(hours).toBeLessThanOrEqual(7);
  for (const forged of [
    `${one.url}?until=${until}&sign=${sign.slice(0, -1)}${sign.endsWith("A") ? "B" : "A"}`,
    `${one.url}?until=${Number(until) + 3_600_000}&sign=${sign}`,
    `${one.url}?until=${until}&sign=`,
    `${other.url}?until=${until}&sign=${sign}`,
    `${one.url}?until=${until}&until=${until}&sign=${sign}`,
    `${one.url}?until=nonsense&sign=${sign}`,
  ])
    expect([403, 404], forged).toContain((await get(forged)).status);
});

test("of copies that share their bytes, one that is open is enough", async () => {
  const one = await stored({ status: "DRAFT" }, { purpose: "TRAINING_MEDIA" });
  const { userId: trainerId } = await make.trainer();
  const { id: trainingId } = await make.training({ trainerId, status: "DRAFT" });
  const { url, object } = one;
  const facts = { url, object, mime: "video/mp4", size: bytes.length, sha256: "a".repeat(64) };
  const copy = await make.file({ purpose: "TRAINING_MEDIA", trainingId, ...facts });
  const other = as({ role: "TRAINER", id: trainerId });
  expect((await get(url)).status).toBe(404);
  for (const trainer of [one.trainer, other])
    expect((await get(await linkFor(url, trainer))).status).toBe(200);
  await db.training.update({ where: { id: trainingId }, data: { status: "PUBLISHED" } });
  expect((await get(url)).headers.get("cache-control")).toBe("public, max-age=86400");
  await db.file.delete({ where: { id: copy.id } });
  expect((await get(url, other)).status).toBe(404);
});

test("a training's own files are public once it is published, and by link before", async () => {
  const open = await stored({}, { purpose: "TRAINING_MEDIA" });
  const answer = await get(open.url);
  expect(answer.status).toBe(200);
  expect(answer.headers.get("cache-control")).toBe("public, max-age=86400");
  const draft = await stored({ status: "DRAFT" }, { purpose: "TRAINING_MEDIA" });
  expect((await get(draft.url)).status).toBe(404);
  expect((await get(await linkFor(draft.url, draft.trainer))).status).toBe(200);
});

test.each([
  ["bytes=0-99", 206, "bytes 0-99/100000", bytes.subarray(0, 100)],
  ["bytes=99990-", 206, "bytes 99990-99999/100000", bytes.subarray(99_990)],
  ["bytes=-5", 206, "bytes 99995-99999/100000", bytes.subarray(99_995)],
  ["bytes=99000-200000", 206, "bytes 99000-99999/100000", bytes.subarray(99_000)],
  ["bytes=0-0,10-20", 200, null, bytes],
  ["lines=0-5", 200, null, bytes],
  ["nonsense", 200, null, bytes],
])("of %s, the part is sent", async (range, status, contentRange, part) => {
  const { url } = await stored({}, { purpose: "TRAINING_MEDIA" });
  const answer = await get(url, { range });
  expect(answer.status).toBe(status);
  expect(answer.headers.get("content-range")).toBe(contentRange);
  expect(answer.headers.get("content-length")).toBe(String(part.length));
  expect(Buffer.from(await answer.bytes()).equals(part)).toBe(true);
});

test("a part that is not there, a part of what has changed, and what is known already", async () => {
  const { url } = await stored({}, { purpose: "TRAINING_MEDIA" });
  const outside = await get(url, { range: "bytes=100000-" });
  expect([outside.status, outside.headers.get("content-range")]).toEqual([416, "bytes */100000"]);
  const whole = await get(url);
  const tag = whole.headers.get("etag") ?? "";
  expect((await get(url, { range: "bytes=0-9", "if-range": tag })).status).toBe(206);
  expect((await get(url, { range: "bytes=0-9", "if-range": '"other"' })).status).toBe(200);
  expect((await get(url, { "if-none-match": tag })).status).toBe(304);
  const head = await fetch(`${address}${url}`, { method: "HEAD" });
  expect([head.status, head.headers.get("content-length"), head.headers.get("accept-ranges")]).toEqual([
    200,
    "100000",
    "bytes",
  ]);
  expect((await head.bytes()).length).toBe(0);
});

test("a browser runs nothing of it: a document is saved, under its own name", async () => {
  const name = `təqvim "2026"\r\n; x.pdf`;
  const { url } = await stored({}, { purpose: "TRAINING_MEDIA", mime: "application/pdf", name });
  const { headers } = await get(url);
  expect(headers.get("content-disposition")).toBe(
    `attachment; filename="t_qvim _2026___; x.pdf"; filename*=UTF-8''${encodeURIComponent(name)}`,
  );
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  expect(headers.get("content-security-policy")).toBe("default-src 'none'; frame-ancestors 'none'; sandbox");
  const picture = await stored({}, { purpose: "TRAINING_MEDIA", mime: "image/webp" });
  expect((await get(picture.url)).headers.get("content-disposition")).toMatch(/^inline/);
});

test("nothing is found by a path, nor what was removed, and what is lost says so", async () => {
  for (const path of ["..%2F..%2Fetc%2Fpasswd", "x", `${newObject()}.MP4`, `${newObject("mp4")}`, "%00"])
    expect((await get(`/api/files/${path}`)).status, path).toBe(404);
  const { url, id, object } = await stored({}, { purpose: "TRAINING_MEDIA" });
  await rm(join(folder, object.slice(0, 2), object));
  const lost = await get(url);
  expect([lost.status, await reasonOf(lost)]).toEqual([404, "file.gone"]);
  await db.file.delete({ where: { id } });
  expect((await get(url)).status).toBe(404);
  expect((await fetch(`${address}${url}`, { method: "POST" })).status).toBe(405);
});
