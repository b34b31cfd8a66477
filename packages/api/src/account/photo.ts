import { createHash, randomBytes } from "node:crypto";
import { record } from "../audit.ts";
import type { Context } from "../context.ts";
import { AppError } from "../error.ts";
import { take } from "../limit.ts";
import { pictureOf } from "../picture.ts";
import type { PersonContext } from "../trpc.ts";
import { largestPhoto } from "./schema.ts";

/** Edge of the square that is kept, in pixels. */
const edge = 512;

/**
 * Makes a picture one's photo: cut to a square, without what the camera wrote into it, under a name that nobody can guess.
 *
 * @throws AppError `photo.notAnImage` for what is no picture, whatever it calls itself; `photo.tooLarge`; `limit.reached`.
 */
export async function setPhoto(ctx: PersonContext, picture: Buffer): Promise<{ url: string }> {
  const { id } = ctx.viewer;
  await take(ctx.db, "upload", `user ${id}`);
  if (picture.length > largestPhoto) throw new AppError("PAYLOAD_TOO_LARGE", "photo.tooLarge");
  const bytes = await square(picture);
  const name = `${randomBytes(16).toString("hex")}.webp`;
  const url = `/api/photos/${name}`;
  await ctx.db.$transaction(async (tx) => {
    await tx.file.deleteMany({ where: { ownerId: id, purpose: "PROFILE_PHOTO" } });
    const file = await tx.file.create({
      data: {
        ownerId: id,
        purpose: "PROFILE_PHOTO",
        url,
        name,
        mime: "image/webp",
        size: bytes.length,
        sha256: createHash("sha256").update(bytes).digest("hex"),
        content: { create: { bytes: Uint8Array.from(bytes) } },
      },
      select: { id: true },
    });
    await tx.user.update({ where: { id }, data: { photoId: file.id }, select: { id: true } });
    await record(tx, ctx, { action: "account.setPhoto", entity: "user", entityId: id });
  });
  return { url };
}

/** Removes one's photo. */
export async function removePhoto(ctx: PersonContext): Promise<void> {
  const { id } = ctx.viewer;
  await ctx.db.$transaction(async (tx) => {
    await tx.file.deleteMany({ where: { ownerId: id, purpose: "PROFILE_PHOTO" } });
    await record(tx, ctx, { action: "account.removePhoto", entity: "user", entityId: id });
  });
}

/** The bytes of a photo by its name; null when there is none. */
export async function photoByName({ db }: Pick<Context, "db">, name: string): Promise<Uint8Array | null> {
  const file = await db.file.findFirst({
    where: { url: `/api/photos/${name}`, purpose: "PROFILE_PHOTO" },
    select: { content: { select: { bytes: true } } },
  });
  return file?.content?.bytes ?? null;
}

const square = (picture: Buffer) =>
  pictureOf(picture, { width: edge, height: edge, fit: "cover" }).catch(() => {
    throw new AppError("BAD_REQUEST", "photo.notAnImage");
  });
