import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { requestRun } from "@agrar/api/job";
import { diskStorage, newObject } from "@agrar/api/storage";
import { given } from "@agrar/db/given";
import { afterAll, expect, test } from "vitest";
import { testJobs } from "../testing.ts";

const folder = await mkdtemp(join(tmpdir(), "agrar-jobs-"));
afterAll(() => rm(folder, { recursive: true, force: true }));

test("by the clock, unfinished uploads are given up, and bytes follow their rows", async () => {
  const storage = diskStorage(folder);
  await using jobs = await testJobs({ storage });
  const { db } = jobs;
  const make = given(db);
  const { id: trainingId } = await make.training();
  const { id: ownerId } = await make.user();
  const [piece, former, kept] = [newObject(), newObject("mp4"), newObject("mp4")];
  for (const object of [piece, former, kept]) await storage.write(object, Buffer.from("bytes"));
  await db.upload.create({
    data: {
      ...{ id: newObject(), ownerId, purpose: "TRAINING_MEDIA", trainingId, name: "a", size: 10, arrived: 5 },
      createdAt: new Date(Date.now() - 25 * 3_600_000),
      parts: { create: { start: 0, object: piece } },
    },
  });
  await db.removedObject.create({ data: { object: former, dueAt: new Date(Date.now() - 1_000) } });
  const facts = { object: kept, url: `/api/files/${kept}`, size: 5, sha256: "a".repeat(64) };
  await make.file({ purpose: "TRAINING_MEDIA", trainingId, ...facts });

  const id = 1_000_000_000;
  const file = { id, training_id: trainingId, lesson_id: id, object: null };
  await db.deletedFile.create({ data: { id, trainingId, lessonId: id, file } });

  await jobs.start();
  await requestRun(db, "agrar-sweep-files", new Date());
  expect(await jobs.ended("sweep-files")).toMatchObject({
    state: "completed",
    output: { uploads: 1, pictures: 0, deleted: 1, orphans: 0, objects: 2 },
  });
  const left: string[] = [];
  for await (const { object } of storage.list()) left.push(object);
  expect(left).toEqual([kept]);
});
