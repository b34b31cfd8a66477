import { createHash } from "node:crypto";
import { Agent, request } from "node:http";
import { connect } from "node:net";
import sharp from "sharp";
import { afterAll, expect, test, vi } from "vitest";
import { docx, fileServers, video, zip } from "./files-testing.ts";
import { patient } from "./testing.ts";

const world = await fileServers(2);
const { db, make, addresses, as, stored } = world;
const [here = "", there = ""] = addresses;
afterAll(world.drop);

/** A trainer with a training and a lesson of their own. */
async function trainer() {
  const { userId: id } = await make.trainer();
  const { id: trainingId } = await make.training({ trainerId: id, status: "DRAFT" });
  const { id: lessonId } = await make.lesson({ trainingId });
  return { id, trainingId, lessonId, headers: as({ role: "TRAINER", id }) };
}
type Refusal = { reason: string; params?: { found?: string } };
type Trainer = Awaited<ReturnType<typeof trainer>>;

const tus = { "tus-resumable": "1.0.0" };
const encoded = (metadata: Record<string, string | number>) =>
  Object.entries(metadata)
    .map(([key, value]) => `${key} ${Buffer.from(String(value)).toString("base64")}`)
    .join(",");

const begin = (
  { headers }: Pick<Trainer, "headers">,
  size: number,
  metadata: Record<string, string | number>,
  at = here,
) =>
  fetch(`${at}/api/uploads`, {
    method: "POST",
    headers: { ...headers, ...tus, "upload-length": String(size), "upload-metadata": encoded(metadata) },
  });

const patch = (
  { headers }: Pick<Trainer, "headers">,
  path: string,
  offset: number,
  bytes: Buffer,
  at = here,
) =>
  fetch(`${at}${path}`, {
    method: "PATCH",
    headers: {
      ...headers,
      ...tus,
      "upload-offset": String(offset),
      "content-type": "application/offset+octet-stream",
    },
    body: Uint8Array.from(bytes),
  });

const standsAt = async ({ headers }: Pick<Trainer, "headers">, path: string, at = here) => {
  const { status, headers: said } = await fetch(`${at}${path}`, {
    method: "HEAD",
    headers: { ...headers, ...tus },
  });
  return status === 200 ? Number(said.get("upload-offset")) : status;
};

/** Uploads all of it at once, and resolves with the answer to the last byte. */
async function send(who: Trainer, bytes: Buffer, metadata: Record<string, string | number>) {
  const answer = await begin(who, bytes.length, metadata);
  expect(answer.status, await answer.clone().text()).toBe(201);
  return patch(who, answer.headers.get("location") ?? "", 0, bytes);
}

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const fileOf = ({ id }: Trainer) => db.file.findFirstOrThrow({ where: { ownerId: id } });

test("a video comes in pieces, by two instances, and is served as it was", async () => {
  const who = await trainer();
  const bytes = video(700_000);
  const answer = await begin(who, bytes.length, {
    purpose: "LESSON_VIDEO",
    lessonId: who.lessonId,
    filename: "../dərs\u202e 1.mp4",
  });
  const path = answer.headers.get("location") ?? "";
  expect(path).toMatch(/^\/api\/uploads\/[0-9a-f]{32}$/);
  expect(answer.headers.get("upload-expires")).toBeTruthy();
  for (let at = 0; at < bytes.length; at += 250_000) {
    const [one, other] = at % 500_000 ? [here, there] : [there, here];
    expect(await standsAt(who, path, other)).toBe(at);
    expect((await patch(who, path, at, bytes.subarray(at, at + 250_000), one)).status).toBe(204);
  }
  const file = await fileOf(who);
  expect(file).toMatchObject({
    trainingId: who.trainingId,
    lessonId: who.lessonId,
    name: "dərs 1.mp4",
    mime: "video/mp4",
    size: 700_000n,
    sha256: sha256(bytes),
  });
  expect(file.object).toMatch(/^[0-9a-f]{32}\.mp4$/);
  // A client that has not heard the last answer asks, and hears that all is there.
  expect(await standsAt(who, path)).toBe(bytes.length);
  const served = await fetch(`${there}${file.url}`, { headers: who.headers });
  expect(sha256(await served.bytes())).toBe(sha256(bytes));
  // Of its pieces nothing is left.
  expect((await stored()).filter((name) => !name.includes("."))).toEqual([]);
  expect(await db.trainingCount.findUniqueOrThrow({ where: { trainingId: who.trainingId } })).toMatchObject({
    videos: 1,
    documents: 0,
  });
  expect(
    await db.$queryRaw`select action, user_id as who from audit_entries where entity = 'file' and entity_id = ${String(file.id)}`,
  ).toEqual([{ action: "file.upload", who: who.id }]);
});

test("what has arrived when the line is cut stays, and the upload goes on from there", async () => {
  const who = await trainer();
  const bytes = video(900_000);
  const answer = await begin(who, bytes.length, {
    purpose: "LESSON_VIDEO",
    lessonId: who.lessonId,
    filename: "a.mp4",
  });
  const path = answer.headers.get("location") ?? "";
  const { port, hostname } = new URL(here);
  const said = Object.entries({
    ...who.headers,
    ...tus,
    host: hostname,
    "upload-offset": "0",
    "content-type": "application/offset+octet-stream",
    "content-length": String(bytes.length),
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  const cut = async () => {
    const line = connect(Number(port), hostname);
    line.on("error", () => {});
    line.write(`PATCH ${path} HTTP/1.1\r\n${said.join("")}\r\n`);
    await new Promise((done) => line.write(bytes.subarray(0, 300_000), done));
    line.end();
    line.destroySoon();
  };
  // A server that is busy may hear that the line is cut before it has read anything: then nothing has arrived.
  const arrived = async () => {
    await cut();
    await vi.waitFor(async () => expect(await standsAt(who, path, there)).toBeGreaterThan(0));
  };
  await vi.waitFor(arrived, patient);
  const at = await standsAt(who, path, there);
  expect(at).toBeLessThanOrEqual(300_000);
  expect((await patch(who, path, at, bytes.subarray(at), there)).status).toBe(204);
  expect((await fileOf(who)).sha256).toBe(sha256(bytes));
});

test("two who send the same piece at once do not double it", async () => {
  const who = await trainer();
  const bytes = video(400_000);
  const answer = await begin(who, bytes.length, {
    purpose: "LESSON_VIDEO",
    lessonId: who.lessonId,
    filename: "a.mp4",
  });
  const path = answer.headers.get("location") ?? "";
  for (const [from, to] of [
    [0, 200_000],
    [200_000, 400_000],
  ] as const) {
    const answers = await Promise.all(
      [here, there, here, there].map((at) => patch(who, path, from, bytes.subarray(from, to), at)),
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 204).length, String(statuses)).toBeGreaterThanOrEqual(1);
    expect(statuses.filter((status) => ![204, 409].includes(status))).toEqual([]);
    expect(await standsAt(who, path)).toBe(to);
  }
  expect(await db.file.count({ where: { ownerId: who.id } })).toBe(1);
  expect((await fileOf(who)).sha256).toBe(sha256(bytes));
});

test.each(["are looked for", "are read"])(
  "who sends the last piece as well, and is slower, is told so, though the pieces are gone before they %s",
  async (moment) => {
    const [both, done] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    let there = 0;
    /** The first comes no further before the second is there, and that one none before all of the first is done. */
    const oneByOne = async () => {
      if (++there === 1) return both.promise;
      both.resolve();
      return done.promise;
    };
    const slow = await fileServers(1, (storage) => ({
      ...storage,
      scratch: async () => {
        if (moment === "are looked for") await oneByOne();
        return storage.scratch();
      },
      read: async (...asked) => {
        if (moment === "are read") await oneByOne();
        return storage.read(...asked);
      },
    }));
    try {
      const [at = ""] = slow.addresses;
      const { userId: id } = await slow.make.trainer();
      const { id: trainingId } = await slow.make.training({ trainerId: id });
      const who = { headers: slow.as({ role: "TRAINER", id }) };
      const bytes = video(300_000);
      const place = { purpose: "TRAINING_INTRO_VIDEO", trainingId, filename: "a.mp4" };
      const path = (await begin(who, bytes.length, place, at)).headers.get("location") ?? "";
      expect((await patch(who, path, 0, bytes.subarray(0, 100_000), at)).status).toBe(204);
      const answers = [1, 2].map(() => patch(who, path, 100_000, bytes.subarray(100_000), at));
      expect((await Promise.race(answers)).status).toBe(204);
      done.resolve();
      const statuses = (await Promise.all(answers)).map(({ status }) => status);
      expect(statuses.sort()).toEqual([204, 409]);
      expect(await standsAt(who, path, at)).toBe(bytes.length);
      expect((await slow.db.file.findFirstOrThrow()).sha256).toBe(sha256(bytes));
    } finally {
      await slow.drop();
    }
  },
);

test("a piece that is refused unread does not hold up the connection that it came by", async () => {
  const who = await trainer();
  const metadata = { purpose: "LESSON_VIDEO", lessonId: who.lessonId, filename: "a.mp4" };
  const path = (await begin(who, 9_000_000, metadata)).headers.get("location") ?? "";
  const { port } = new URL(here);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const headers = { ...who.headers, ...tus, "content-type": "application/offset+octet-stream" };
  const sockets = new Set<unknown>();
  const ask = (method: string, offset: number, bytes?: Buffer) =>
    new Promise<number | undefined>((resolve, reject) => {
      const options = { agent, port, path, method, headers: { ...headers, "upload-offset": String(offset) } };
      request(options, (answer) => answer.resume().on("end", () => resolve(answer.statusCode)))
        .on("socket", (socket) => sockets.add(socket))
        .on("error", reject)
        .end(bytes);
    });
  expect(await ask("PATCH", 1_000, video(2_000_000))).toBe(409);
  expect(await ask("HEAD", 0)).toBe(200);
  expect(sockets.size).toBe(1);
  agent.destroy();
});

test("several files come at once", async () => {
  const who = await trainer();
  const all = [110_000, 120_000, 130_000, 140_000].map(video);
  const answers = await Promise.all(
    all.map((bytes) =>
      send(who, bytes, { purpose: "LESSON_VIDEO", lessonId: who.lessonId, filename: "a.mp4" }),
    ),
  );
  expect(answers.map(({ status }) => status)).toEqual([204, 204, 204, 204]);
  const found = await db.file.findMany({ where: { ownerId: who.id }, select: { sha256: true } });
  expect(found.map((file) => file.sha256).sort()).toEqual(all.map(sha256).sort());
});

test("an upload that is cancelled leaves nothing", async () => {
  const who = await trainer();
  const before = await stored();
  const bytes = video(300_000);
  const answer = await begin(who, bytes.length, {
    purpose: "LESSON_VIDEO",
    lessonId: who.lessonId,
    filename: "a.mp4",
  });
  const path = answer.headers.get("location") ?? "";
  await patch(who, path, 0, bytes.subarray(0, 100_000));
  expect((await stored()).length).toBe(before.length + 1);
  const gone = await fetch(`${here}${path}`, { method: "DELETE", headers: { ...who.headers, ...tus } });
  expect(gone.status).toBe(204);
  expect(await stored()).toEqual(before);
  expect(await standsAt(who, path)).toBe(404);
  expect((await patch(who, path, 100_000, bytes.subarray(100_000))).status).toBe(404);
});

test("what is too large is refused before a byte is sent, with the limit", async () => {
  const who = await trainer();
  for (const [purpose, place, limit] of [
    ["LESSON_VIDEO", "lessonId", 100],
    ["TRAINING_INTRO_VIDEO", "trainingId", 20],
    ["TRAINING_BANNER", "trainingId", 5],
  ] as const) {
    const answer = await begin(who, 2_000_000_000, { purpose, [place]: who[place], filename: "a.mp4" });
    expect(answer.status).toBe(413);
    expect(await answer.json()).toMatchObject({
      reason: "file.tooLarge",
      message: `A file for this takes at most ${limit} MB.`,
    });
    expect(
      (await begin(who, limit * 1_000_000, { purpose, [place]: who[place], filename: "a" })).status,
    ).toBe(201);
    expect(
      (await begin(who, limit * 1_000_000 + 1, { purpose, [place]: who[place], filename: "a" })).status,
    ).toBe(413);
  }
  // More than was announced is not taken either.
  const answer = await begin(who, 1_000, {
    purpose: "LESSON_VIDEO",
    lessonId: who.lessonId,
    filename: "a.mp4",
  });
  const more = await patch(who, answer.headers.get("location") ?? "", 0, video(5_000));
  expect(more.status).toBe(413);
  expect(await db.file.count({ where: { ownerId: who.id } })).toBe(0);
});

const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: "#1f5c33" } });
const svg = `<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`;

test.each([
  [
    "a page that is called a PNG",
    "LESSON_IMAGE",
    Buffer.from("<html><script>alert(1)</script></html>"),
    "file.mismatch",
    "HTML",
  ],
  ["a page that says so first", "LESSON_IMAGE", Buffer.from("\n<!DOCTYPE html><p>"), "file.mismatch", "HTML"],
  ["an SVG", "LESSON_IMAGE", Buffer.from(svg), "file.mismatch", "SVG"],
  ["words", "LESSON_IMAGE", Buffer.from("Torpaq"), "file.mismatch"],
  [
    "an SVG that begins as XML",
    "LESSON_IMAGE",
    Buffer.from(`<?xml version="1.0"?>${svg}`),
    "file.mismatch",
    "XML",
  ],
  [
    "a program",
    "LESSON_DOCUMENT",
    Buffer.from("4d5a90000300000004000000ffff0000", "hex"),
    "file.typeNotAllowed",
    "EXE",
  ],
  ["a ZIP", "LESSON_DOCUMENT", zip({ "a.txt": Buffer.from("a") }), "file.typeNotAllowed", "ZIP"],
  ["a video for a picture", "LESSON_IMAGE", video(50_000), "file.mismatch", "MP4"],
  ["an SVG for a text", "LESSON_TEXT_IMAGE", Buffer.from(svg), "file.mismatch", "SVG"],
  [
    "the head of a PNG alone",
    "LESSON_IMAGE",
    Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"),
    "file.unreadable",
  ],
  [
    "a document that unpacks to 600 MB",
    "LESSON_DOCUMENT",
    docx({ "word/media/a.bin": Buffer.alloc(600_000_000) }),
    "file.unpacksTooLarge",
  ],
  [
    "one that lies about it",
    "LESSON_DOCUMENT",
    zip(
      { "[Content_Types].xml": docxTypes(), "word/document.xml": Buffer.alloc(90_000_000) },
      (name, size) => (name.startsWith("word") ? 100 : size),
    ),
    "file.unreadable",
  ],
  [
    "half a document",
    "LESSON_DOCUMENT",
    docx({ "word/a.xml": Buffer.from("a".repeat(5000)) }).subarray(0, 400),
    "file.unreadable",
  ],
])("%s is refused, and nothing of it is kept", async (_what, purpose, bytes, reason, found?: string) => {
  const who = await trainer();
  const before = await stored();
  const answer = await send(who, bytes, { purpose, lessonId: who.lessonId, filename: "photo.png" });
  const refusal = (await answer.json()) as Refusal;
  expect(refusal).toMatchObject({ reason });
  // What was found in the place of what the name says is told.
  expect(refusal.params?.found).toBe(found);
  expect(answer.status).toBe(415);
  expect(await stored()).toEqual(before);
  expect(await db.file.count({ where: { ownerId: who.id } })).toBe(0);
  expect(await db.upload.count({ where: { ownerId: who.id } })).toBe(0);
});

function docxTypes() {
  return Buffer.from(
    `<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
  );
}

test("a picture is made anew: smaller, upright, and without what the camera wrote", async () => {
  const who = await trainer();
  const secret = "GPS 40.4093 49.8671";
  const taken = await picture(4000, 1000)
    .withExif({ IFD0: { ImageDescription: secret } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  const answer = await send(who, taken, {
    purpose: "TRAINING_BANNER",
    trainingId: who.trainingId,
    filename: "bağ.JPG",
  });
  expect(answer.status).toBe(204);
  const file = await fileOf(who);
  expect(file).toMatchObject({ name: "bağ.webp", mime: "image/webp" });
  const served = Buffer.from(await (await fetch(`${here}${file.url}`, { headers: who.headers })).bytes());
  expect(sha256(served)).toBe(file.sha256);
  expect(await sharp(served).metadata()).toMatchObject({ format: "webp", width: 270, height: 1080 });
  expect(served.includes("GPS")).toBe(false);
  expect(taken.includes(secret)).toBe(true);
  // So many pixels make no picture, however few bytes they take.
  const huge = await picture(30_000, 3_000).png().toBuffer();
  expect(huge.length).toBeLessThan(5_000_000);
  const refused = await send(who, huge, {
    purpose: "TRAINING_BANNER",
    trainingId: who.trainingId,
    filename: "a.png",
  });
  expect(await refused.json()).toMatchObject({ reason: "file.unreadable" });
  expect(await db.file.count({ where: { ownerId: who.id } })).toBe(1);
});

test("a banner takes the place of the former, whose bytes follow a day later", async () => {
  const who = await trainer();
  const banner = { purpose: "TRAINING_BANNER", trainingId: who.trainingId, filename: "a.png" };
  for (const size of [10, 20, 30])
    expect((await send(who, await picture(size, size).png().toBuffer(), banner)).status).toBe(204);
  const files = await db.file.findMany({ where: { ownerId: who.id } });
  expect(files.length).toBe(1);
  const counts = await db.trainingCount.findUniqueOrThrow({ where: { trainingId: who.trainingId } });
  expect(counts).toMatchObject({ images: 1, ownFiles: 1 });
  expect(
    await db.removedObject.count({ where: { dueAt: { gt: new Date(Date.now() + 23 * 3_600_000) } } }),
  ).toBe(2);
});

test("a document of Word and a PDF are taken", async () => {
  const who = await trainer();
  const pdf = Buffer.from("%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF");
  for (const bytes of [docx(), pdf])
    expect(
      (await send(who, bytes, { purpose: "TRAINING_MEDIA", trainingId: who.trainingId, filename: "a" }))
        .status,
    ).toBe(204);
  const mimes = (await db.file.findMany({ where: { ownerId: who.id }, orderBy: { id: "asc" } })).map(
    ({ mime }) => mime,
  );
  expect(mimes).toEqual([
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/pdf",
  ]);
  expect(await db.trainingCount.findUniqueOrThrow({ where: { trainingId: who.trainingId } })).toMatchObject({
    documents: 2,
  });
});

test("nobody uploads to a training that is not theirs, nor meets another's upload", async () => {
  const [who, other] = [await trainer(), await trainer()];
  const learner = { headers: as({ role: "LEARNER", id: (await make.user()).id }) };
  const guest = { headers: as({ role: "ANONYMOUS" }) };
  const place = { purpose: "LESSON_VIDEO", lessonId: who.lessonId, filename: "a.mp4" };
  const reasonOf = async (answer: Response) => [answer.status, ((await answer.json()) as Refusal).reason];
  expect(await reasonOf(await begin(other, 1_000, place))).toEqual([404, "lesson.notFound"]);
  expect(await reasonOf(await begin(learner, 1_000, place))).toEqual([404, "lesson.notFound"]);
  expect(await reasonOf(await begin(guest, 1_000, place))).toEqual([401, "account.signInRequired"]);
  const own = { purpose: "TRAINING_BANNER", trainingId: who.trainingId, filename: "a.png" };
  expect(await reasonOf(await begin(other, 1_000, own))).toEqual([404, "training.notFound"]);
  const bytes = video(1_000);
  const path = (await begin(who, bytes.length, place)).headers.get("location") ?? "";
  expect(await standsAt(other, path)).toBe(404);
  expect((await patch(other, path, 0, bytes)).status).toBe(404);
  const gone = await fetch(`${here}${path}`, { method: "DELETE", headers: { ...other.headers, ...tus } });
  expect(gone.status).toBe(404);
  // Who may not change the training any more has nothing to finish there.
  await db.training.update({ where: { id: who.trainingId }, data: { trainerId: other.id } });
  expect((await patch(who, path, 0, bytes)).status).toBe(404);
  expect(await db.file.count({ where: { trainingId: who.trainingId } })).toBe(0);
});

test.each([
  ["no purpose", { filename: "a" }, 422],
  ["a purpose that is none", { purpose: "PROFILE_PHOTO", trainingId: 1, filename: "a" }, 422],
  ["a lesson's file without its lesson", { purpose: "LESSON_VIDEO", trainingId: 1, filename: "a" }, 422],
  ["an id that is no number", { purpose: "TRAINING_BANNER", trainingId: "1; drop", filename: "a" }, 422],
])("an upload with %s is refused", async (_what, metadata, status) => {
  expect((await begin(await trainer(), 1_000, metadata as never)).status).toBe(status);
});

test("an upload of nothing, of no length, or without the protocol is refused", async () => {
  const who = await trainer();
  const place = { purpose: "LESSON_VIDEO", lessonId: who.lessonId, filename: "a" };
  expect((await begin(who, 0, place)).status).toBe(422);
  expect((await begin(who, -5, place)).status).toBe(400);
  const headers = { ...who.headers, "upload-metadata": encoded(place) };
  expect((await fetch(`${here}/api/uploads`, { method: "POST", headers })).status).toBe(412);
  const deferred = { ...headers, ...tus, "upload-defer-length": "1" };
  expect((await fetch(`${here}/api/uploads`, { method: "POST", headers: deferred })).status).toBe(501);
  expect((await fetch(`${here}/api/uploads`, { headers: who.headers })).status).toBe(404);
});

test("a page of another site cannot upload in somebody's name", async () => {
  const who = await trainer();
  const answer = await begin(
    { headers: { ...who.headers, cookie: "agrar.session_token=x", origin: "https://evil.example" } },
    1_000,
    { purpose: "LESSON_VIDEO", lessonId: who.lessonId, filename: "a" },
  );
  expect(answer.status).toBe(403);
  expect(await answer.json()).toMatchObject({ reason: "request.crossSite" });
});

test("one person has thirty uploads under way at most, and begins three hundred in an hour", async () => {
  const who = await trainer();
  const place = { purpose: "LESSON_VIDEO", lessonId: who.lessonId, filename: "a" };
  const reasons = new Map<string, number>();
  for (let n = 0; n < 301; n++) {
    const answer = await begin(who, 1_000, place);
    const reason = answer.status === 201 ? "begun" : ((await answer.json()) as Refusal).reason;
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  }
  expect(Object.fromEntries(reasons)).toEqual({ begun: 30, "upload.tooMany": 270, "limit.reached": 1 });
});

test("a disk that is full says so, and the upload goes on once there is room", async () => {
  let isFull = false;
  const full = async () => {
    throw Object.assign(new Error("ENOSPC: no space left on device"), { code: "ENOSPC" });
  };
  const small = await fileServers(1, (storage) => ({
    ...storage,
    write: (...args) => (isFull ? full() : storage.write(...args)),
    put: (...args) => (isFull ? full() : storage.put(...args)),
  }));
  try {
    const [at = ""] = small.addresses;
    const { userId: id } = await small.make.trainer();
    const { id: trainingId } = await small.make.training({ trainerId: id });
    const who = { headers: small.as({ role: "TRAINER", id }) };
    const bytes = video(300_000);
    const place = { purpose: "TRAINING_INTRO_VIDEO", trainingId, filename: "a.mp4" };
    const path = (await begin(who, bytes.length, place, at)).headers.get("location") ?? "";
    for (const [from, to] of [
      [0, 100_000],
      [100_000, 300_000],
    ] as const) {
      isFull = true;
      const refused = await patch(who, path, from, bytes.subarray(from, to), at);
      expect(refused.status).toBe(503);
      expect(await refused.json()).toMatchObject({ reason: "file.noSpace" });
      expect(await standsAt(who, path, at)).toBe(from);
      isFull = false;
      expect((await patch(who, path, from, bytes.subarray(from, to), at)).status).toBe(204);
    }
    expect((await small.db.file.findFirstOrThrow()).sha256).toBe(sha256(bytes));
  } finally {
    await small.drop();
  }
});

test("a picture for a text is as wide as a text on a fine screen, and who sent it finds it by its upload", async () => {
  const who = await trainer();
  const taken = await picture(1000, 4000).png().toBuffer();
  const begun = await begin(who, taken.length, {
    purpose: "LESSON_TEXT_IMAGE",
    lessonId: who.lessonId,
    filename: "torpaq.jpg",
  });
  const path = begun.headers.get("location") ?? "";
  expect((await patch(who, path, 0, taken)).status).toBe(204);
  const shown = await db.file.findFirstOrThrow({ where: { lessonId: who.lessonId } });
  const input = encodeURIComponent(JSON.stringify({ upload: path.split("/").at(-1) }));
  const asked = await fetch(`${here}/trpc/file.uploaded?input=${input}`, { headers: who.headers });
  expect(await asked.json()).toEqual({ result: { data: { url: shown.url } } });
  const small = await fetch(`${here}${shown.url}`, { headers: who.headers });
  expect(await sharp(await small.bytes()).metadata()).toMatchObject({
    format: "webp",
    width: 384,
    height: 1536,
  });
});

const spoken = "WEBVTT\r\n\r\n1\r\n00:01.000 --> 00:04.000 align:start\r\nTorpaq yumşaq olmalıdır.\r\n";

/** A trainer whose lesson has a video. */
async function filmed() {
  const who = await trainer();
  const { trainingId, lessonId } = who;
  const { id: videoId } = await make.file({
    purpose: "LESSON_VIDEO",
    trainingId,
    lessonId,
    mime: "video/mp4",
  });
  const add = (bytes: Buffer, language: string, of = videoId) =>
    send(who, bytes, { purpose: "LESSON_CAPTIONS", lessonId, videoId: of, language, filename: "a.vtt" });
  const captions = () =>
    db.file.findMany({ where: { videoId }, orderBy: { id: "asc" }, select: { language: true, url: true } });
  return { ...who, videoId, add, captions };
}

test("captions are kept with their video, one file in a language, and go with it", async () => {
  const { videoId, trainingId, lessonId, headers, add, captions } = await filmed();
  for (const language of ["az", "ru", "az"])
    expect((await add(Buffer.from(`\ufeff${spoken}`), language)).status).toBe(204);
  const [ru, az] = await captions();
  expect([ru?.language, az?.language]).toEqual(["ru", "az"]);
  const { status, headers: said } = await fetch(`${there}${az?.url}`, { headers });
  expect([status, said.get("content-type")]).toEqual([200, "text/vtt"]);
  const input = encodeURIComponent(JSON.stringify({ trainingId, lessonId }));
  const list = await fetch(`${here}/trpc/file.list?input=${input}`, { headers });
  const { result } = (await list.json()) as { result: { data: { items: object[] } } };
  expect(result.data.items).toMatchObject([
    { id: videoId, captions: [{ language: "az", name: "a.vtt" }, { language: "ru" }] },
  ]);
  // They are no files of the lesson to count.
  expect(await db.trainingCount.findUniqueOrThrow({ where: { trainingId } })).toMatchObject({
    videos: 1,
    documents: 0,
  });
  await db.file.delete({ where: { id: videoId } });
  expect(await captions()).toEqual([]);
});

test.each([
  ["subtitles of another format", Buffer.from("1\n00:00:01,000 --> 00:00:04,000\nMətn\n"), "file.mismatch"],
  ["a page that calls itself captions", Buffer.from("<html>WEBVTT</html>"), "file.mismatch"],
  ["a word that only begins alike", Buffer.from(spoken.replace("WEBVTT", "WEBVTTX")), "file.mismatch"],
  ["captions of another encoding", Buffer.from(spoken, "utf16le"), "file.mismatch"],
  [
    "captions with bytes that are no UTF-8",
    Buffer.concat([Buffer.from(spoken), Buffer.from("süzülür", "latin1")]),
    "file.captionsMalformed",
  ],
  ["captions that say nothing", Buffer.from("WEBVTT\n\nTorpaq\n"), "file.captionsMalformed"],
  ["a program behind the word", Buffer.from(`${spoken}\0\0`), "file.captionsMalformed"],
])("%s are no captions", async (_what, bytes, reason) => {
  const { add, captions } = await filmed();
  const answer = await add(bytes, "az");
  expect([answer.status, ((await answer.json()) as Refusal).reason]).toEqual([415, reason]);
  expect(await captions()).toEqual([]);
});

test("captions are for a video of the lesson, in a language of the portal, and small", async () => {
  const who = await filmed();
  const other = await filmed();
  const { id: document } = await make.file({
    ...{ purpose: "LESSON_DOCUMENT", trainingId: who.trainingId, lessonId: who.lessonId },
  });
  const ask = async (metadata: Record<string, string | number>, size = 100, by: Trainer = who) => {
    const whole = { purpose: "LESSON_CAPTIONS", lessonId: who.lessonId, filename: "a.vtt", ...metadata };
    return (await begin(by, size, whole)).status;
  };
  const { videoId } = who;
  expect(await ask({ videoId, language: "az" })).toBe(201);
  expect(await ask({ videoId: other.videoId, language: "az" })).toBe(404);
  expect(await ask({ videoId: document, language: "az" })).toBe(404);
  expect(await ask({ videoId, language: "az" }, 100, other)).toBe(404);
  expect(await ask({ videoId, language: "az" }, 1_000_001)).toBe(413);
  for (const wrong of [{ videoId }, { language: "az" }, { videoId, language: "tr" }] as Record<
    string,
    string | number
  >[])
    expect(await ask(wrong)).toBe(422);
  expect(await ask({ videoId, language: "az", purpose: "LESSON_VIDEO" })).toBe(422);
});
