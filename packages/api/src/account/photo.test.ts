import { crc32, deflateSync } from "node:zlib";
import { given } from "@agrar/db/given";
import { cloneDb } from "@agrar/db/testing";
import sharp from "sharp";
import { afterAll, describe, expect, test } from "vitest";
import { limits } from "../limit.ts";
import { photoByName, setPhoto } from "./photo.ts";
import { largestPhoto } from "./schema.ts";

const { db, drop } = await cloneDb();
afterAll(drop);
const make = given(db);

async function owner() {
  const { id } = await make.user();
  const ctx = { db, viewer: { role: "LEARNER" as const, id }, now: new Date() };
  const photoUrl = async () =>
    (await db.user.findUniqueOrThrow({ where: { id }, select: { photo: { select: { url: true } } } })).photo
      ?.url ?? null;
  return { id, photoUrl, send: (picture: Buffer) => setPhoto(ctx, picture) };
}

const nameIn = (url: string) => url.slice("/api/photos/".length);
const field = (width = 300, height = 200) =>
  sharp({ create: { width, height, channels: 3, background: "#1f5c33" } });

/** A picture of one bit a pixel, which takes a few kilobytes however large it is. */
function blackPng(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 1;
  const rows = deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * height));
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("IDAT", rows),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

describe("a photo", () => {
  test.each(["jpeg", "png", "webp", "gif"] as const)("that is a %s becomes a square", async (format) => {
    const { id, send, photoUrl } = await owner();
    const { url } = await send(await field().toFormat(format).toBuffer());
    expect(url).toMatch(/^\/api\/photos\/[0-9a-f]{32}\.webp$/);
    expect(await photoUrl()).toBe(url);
    const bytes = Buffer.from((await photoByName({ db }, nameIn(url))) ?? []);
    expect(await sharp(bytes).metadata()).toMatchObject({ format: "webp", width: 512, height: 512 });
    const file = await db.file.findFirstOrThrow({ where: { ownerId: id } });
    expect(file).toMatchObject({ mime: "image/webp", size: BigInt(bytes.length) });
    expect(await db.auditEntry.count({ where: { action: "account.setPhoto", entityId: String(id) } })).toBe(
      1,
    );
  });

  test("is without what the camera wrote into it, and the right way up", async () => {
    const picture = await sharp({ create: { width: 600, height: 300, channels: 3, background: "black" } })
      .composite([{ input: await field(300, 300).png().toBuffer(), left: 0, top: 0 }])
      .withExif({
        IFD0: { Make: "SECRET-camera" },
        IFD3: { GPSLatitudeRef: "N", GPSLatitude: "40/1 24/1 0/1" },
      })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    expect(picture.includes("SECRET-camera")).toBe(true);
    expect((await sharp(picture).metadata()).exif).toBeDefined();

    const { send } = await owner();
    const { url } = await send(picture);
    const bytes = Buffer.from((await photoByName({ db }, nameIn(url))) ?? []);
    const { exif, xmp, iptc, orientation } = await sharp(bytes).metadata();
    expect([exif, xmp, iptc, orientation]).toEqual([undefined, undefined, undefined, undefined]);
    expect(bytes.includes("SECRET-camera")).toBe(false);
    // What was to the left lies above once the picture is turned.
    const { data } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
    const greenAt = (y: number) => data[(y * 512 + 256) * 3 + 1] ?? 0;
    expect(greenAt(64)).toBeGreaterThan(greenAt(448) + 40);
  });

  test("takes the place of the one before, which is nowhere any more", async () => {
    const { id, send, photoUrl } = await owner();
    const { url: first } = await send(await field().png().toBuffer());
    const { url: second } = await send(await field(50, 50).png().toBuffer());
    expect(second).not.toBe(first);
    expect(await photoUrl()).toBe(second);
    expect(await photoByName({ db }, nameIn(first))).toBeNull();
    expect(await db.file.count({ where: { ownerId: id } })).toBe(1);
    expect(await db.fileContent.count({ where: { file: { ownerId: id } } })).toBe(1);
  });
});

const png = await field(900, 900).png().toBuffer();
const tiff = await field().tiff().toBuffer();

describe("no photo", () => {
  test.each([
    ["a page that is called a picture", Buffer.from("<!doctype html><script>alert(1)</script>")],
    [
      "a page behind the first bytes of a PNG",
      Buffer.from("\x89PNG\r\n\x1a\n<script>alert(1)</script>", "latin1"),
    ],
    [
      "a drawing that could run something",
      Buffer.from(
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>',
      ),
    ],
    ["nothing", Buffer.alloc(0)],
    ["a picture that breaks off", png.subarray(0, 300)],
    ["a format that browsers do not send", tiff],
    ["a small file that is a huge picture", blackPng(20_000, 20_000)],
  ])("is %s", async (_what, picture) => {
    const { send, photoUrl } = await owner();
    expect(picture.length).toBeLessThan(largestPhoto);
    await expect(send(picture)).rejects.toMatchObject({ code: "BAD_REQUEST", reason: "photo.notAnImage" });
    expect(await photoUrl()).toBeNull();
  });

  test("is one of more than two megabytes", async () => {
    const { send } = await owner();
    await expect(send(Buffer.alloc(largestPhoto + 1))).rejects.toMatchObject({ reason: "photo.tooLarge" });
  });

  test("comes of more than so many tries in an hour", async () => {
    const { send } = await owner();
    for (let n = 0; n < limits.upload.points; n++)
      await expect(send(Buffer.alloc(0))).rejects.toMatchObject({ reason: "photo.notAnImage" });
    await expect(send(await field().png().toBuffer())).rejects.toMatchObject({ reason: "limit.reached" });
  });
});

test("the huge picture of these tests would be a photo if it were smaller", async () => {
  const { send, photoUrl } = await owner();
  const { url } = await send(blackPng(1000, 1000));
  expect(await photoUrl()).toBe(url);
});
