import { createHash } from "node:crypto";
import { s3Storage } from "@agrar/api/s3";
import { findOrphans, newObject, removeObjects } from "@agrar/api/storage";
import { afterAll, expect, test } from "vitest";
import { fileServers, video } from "./files-testing.ts";
import { swiftServer } from "./swift-server.ts";

const service = await swiftServer();
const storage = s3Storage(service.options);
const world = await fileServers(2, () => storage);
afterAll(async () => {
  await world.drop();
  await service.stop();
});

const inBucket = async () => {
  const names: string[] = [];
  for await (const { object } of storage.list()) names.push(object);
  return names;
};

test("a video comes in pieces by two instances, and is read in parts, with a bucket as with a disk", async () => {
  const { db, make, addresses, as } = world;
  const [here = "", there = ""] = addresses;
  const { userId: id } = await make.trainer();
  const { id: trainingId } = await make.training({ trainerId: id });
  const headers = { ...as({ role: "TRAINER", id }), "tus-resumable": "1.0.0" };
  const encoded = (text: string | number) => Buffer.from(String(text)).toString("base64");
  // More than one part of what S3 takes at a time.
  const bytes = video(12_000_000);
  const begun = await fetch(`${here}/api/uploads`, {
    method: "POST",
    headers: {
      ...headers,
      "upload-length": String(bytes.length),
      "upload-metadata": `purpose ${encoded("TRAINING_INTRO_VIDEO")},trainingId ${encoded(trainingId)},filename ${encoded("a.mp4")}`,
    },
  });
  const path = begun.headers.get("location");
  for (let at = 0; at < bytes.length; at += 6_000_000) {
    const answer = await fetch(`${at ? there : here}${path}`, {
      method: "PATCH",
      headers: { ...headers, "upload-offset": String(at), "content-type": "application/offset+octet-stream" },
      body: Uint8Array.from(bytes.subarray(at, at + 6_000_000)),
    });
    expect(answer.status).toBe(204);
  }
  const file = await db.file.findFirstOrThrow({ where: { trainingId } });
  expect(await inBucket()).toEqual([file.object]);
  expect(await world.stored()).toEqual([]);

  const whole = await fetch(`${there}${file.url}`);
  expect(
    createHash("sha256")
      .update(await whole.bytes())
      .digest("hex"),
  ).toBe(file.sha256);
  const part = await fetch(`${here}${file.url}`, { headers: { range: "bytes=7000000-7000099" } });
  expect([part.status, part.headers.get("content-range")]).toEqual([206, "bytes 7000000-7000099/12000000"]);
  expect(Buffer.from(await part.bytes()).equals(bytes.subarray(7_000_000, 7_000_100))).toBe(true);

  await storage.remove([file.object ?? ""]);
  expect((await fetch(`${here}${file.url}`)).status).toBe(404);
});

test("what no row names is swept out of a bucket", async () => {
  const { db } = world;
  const lost = newObject("mp4");
  await storage.write(lost, Buffer.from("lost"));
  const later = (days: number) => new Date(Date.now() + days * 86_400_000);
  expect(await findOrphans({ db, storage, now: later(0) })).toBe(0);
  expect(await findOrphans({ db, storage, now: later(2) })).toBe(1);
  await removeObjects({ db, storage, now: later(10) });
  expect(await inBucket()).not.toContain(lost);
});

test("many objects go at once, and those that are gone already do no harm", async () => {
  const before = await inBucket();
  const some = Array.from({ length: 25 }, () => newObject("mp4"));
  for (const object of some.slice(5)) await storage.write(object, Buffer.from("bytes"));
  expect(await inBucket()).toHaveLength(before.length + 20);
  await storage.remove(some);
  expect(await inBucket()).toEqual(before);
});

test("who signs with another secret, or names another key, reads, writes and removes nothing", async () => {
  const object = newObject("mp4");
  await storage.write(object, Buffer.from("ours"));
  for (const other of [{ secretAccessKey: "another" }, { accessKeyId: "portal:another" }]) {
    const stranger = s3Storage({ ...service.options, ...other });
    const tried = [
      stranger.read(object),
      stranger.write(object, Buffer.from("theirs")),
      stranger.remove([object]),
      stranger.list()[Symbol.asyncIterator]().next(),
    ];
    const refusals = await Promise.allSettled(tried);
    expect(refusals.map((one) => one.status === "rejected" && one.reason.$metadata.httpStatusCode)).toEqual([
      403, 403, 403, 403,
    ]);
  }
  const kept = await storage.read(object);
  expect(Buffer.concat(await kept.toArray()).toString()).toBe("ours");
  await storage.remove([object]);
});
