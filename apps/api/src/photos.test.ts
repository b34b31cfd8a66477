import { crc32, deflateSync } from "node:zlib";
import { givenPassword } from "@agrar/db/given";
import { afterAll, expect, test } from "vitest";
import { browser, testServer } from "./testing.ts";

const { app, db, make, drop } = await testServer({ settings: { siteUrl: "http://localhost:3000" } });
afterAll(drop);

async function owner() {
  const { id, email } = await make.user({ emailVerified: true });
  await make.password(id);
  const at = browser(app);
  await at.auth("/sign-in/email", { email, password: givenPassword });
  const cookie = [...at.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const put = (payload: Buffer | string, type = "image/png") =>
    app.inject({
      method: "PUT",
      url: "/api/account/photo",
      headers: { "sec-fetch-site": "same-origin", "content-type": type, cookie },
      payload,
    });
  return { id, put };
}

test("a photo is made anew, served as what it is, and found by nobody who does not know its name", async () => {
  const { id, put } = await owner();
  const secret = "GPS 40.4093 49.8671";
  const answer = await put(png(3, 2, secret));
  expect(answer.statusCode).toBe(200);
  const { url } = answer.json();
  expect(url).toMatch(/^\/api\/photos\/[0-9a-f]{32}\.webp$/);
  const photo = await app.inject(url);
  expect(photo.headers).toMatchObject({ "content-type": "image/webp", "x-content-type-options": "nosniff" });
  expect(photo.rawPayload.subarray(0, 4).toString()).toBe("RIFF");
  expect(photo.rawPayload.includes(secret)).toBe(false);
  for (const other of [
    "/api/photos/",
    "/api/photos/..%2F..%2Fetc%2Fpasswd",
    `${url}.svg`,
    url.replace(/.\.webp/, "z.webp"),
  ])
    expect((await app.inject(other)).statusCode, other).toBe(404);

  const second = (await put(png(2, 2))).json();
  expect((await app.inject(url)).statusCode).toBe(404);
  expect((await app.inject(second.url)).statusCode).toBe(200);
  expect(await db.file.count({ where: { ownerId: id } })).toBe(1);
});

test.each([
  [
    "a picture that is a page",
    '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    "image/svg+xml",
  ],
  ["a page that calls itself a picture", "<html><script>alert(1)</script></html>", "image/png"],
  ["the beginning of a picture", png(8, 8).subarray(0, 40), "image/png"],
  ["nothing", "", "image/png"],
])("%s is no photo", async (_what, payload, type) => {
  const { id, put } = await owner();
  const answer = await put(payload, type);
  expect(answer.statusCode).toBe(400);
  expect(answer.json().reason).toBe("photo.notAnImage");
  expect(await db.file.count({ where: { ownerId: id } })).toBe(0);
});

test("a picture that is huge is refused, as it is sent or as it would be", async () => {
  const { put } = await owner();
  expect((await put(Buffer.alloc(2_000_001))).json().reason).toBe("photo.tooLarge");
  expect((await put(Buffer.alloc(3_000_000))).statusCode).toBe(413);
  expect((await put(png(30_000, 30_000, "", false))).json().reason).toBe("photo.notAnImage");
});

test("nobody has a photo who is not signed in, nor twenty in an hour", async () => {
  const guest = await app.inject({ method: "PUT", url: "/api/account/photo", payload: png(2, 2) });
  expect(guest.statusCode).toBe(401);
  const { put } = await owner();
  const statuses = [];
  for (let n = 0; n < 21; n++) statuses.push((await put("no picture")).statusCode);
  expect(statuses).toEqual([...Array(20).fill(400), 429]);
});

/** A picture of one colour, with a text beside it; without pixels it only says how large it is. */
function png(width: number, height: number, text = "", pixels = true): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const rows = Buffer.alloc(pixels ? (width + 1) * height : 1);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("tEXt", Buffer.from(`Comment\0${text}`, "latin1")),
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
