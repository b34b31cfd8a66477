import { createHash } from "node:crypto";
import { open, readFile, stat, writeFile } from "node:fs/promises";
import { fileTypeFromFile } from "file-type";
import { openPromise } from "yauzl";
import { AppError } from "../error.ts";
import { formats, formatsOf } from "../file/schema.ts";
import { pictureOf } from "../picture.ts";
import type { Arrived } from "./queries.ts";

/** What a file was found to be. */
export type Found = {
  /** What names of objects of its kind end with. */
  end: string;
  name: string;
  mime: string;
  bytes: number;
  sha256: string;
};

/**
 * The box that pictures are made to fit, in pixels: a banner goes across a page, one in a text across the text, on a fine screen;
 * others may be looked at closely.
 */
const boxes = new Map([
  ["TRAINING_BANNER", { width: 1920, height: 1080 }],
  ["LESSON_TEXT_IMAGE", { width: 1536, height: 1536 }],
]);
const otherBox = { width: 2560, height: 2560 };

/** What a document may unpack to: so many times its size, at least and at most so many bytes, in so many entries. */
const unpacked = { times: 50, least: 20_000_000, most: 500_000_000, entries: 10_000 };

/**
 * Finds out by its bytes what the file at the path is, whatever it is called. A picture is made anew in its place.
 *
 * @throws AppError `file.mismatch` for what its name says the purpose takes and its bytes say it does not, `file.typeNotAllowed` for
 * what is not taken either way, `file.unreadable` for a broken picture or document,
 * `file.unpacksTooLarge`, `file.captionsMalformed` for captions that are no text in UTF-8 or say nothing at any time.
 */
export async function inspect(
  path: string,
  { purpose, name }: Pick<Arrived, "purpose" | "name">,
  sha256: string,
): Promise<Found> {
  const type = await fileTypeFromFile(path).catch(() => undefined);
  const mime = type?.mime.split(";", 1)[0]?.toLowerCase() ?? "";
  const taken = formatsOf(purpose);
  if (!type || !taken.has(mime)) {
    const known = [...new Set(taken.values())];
    const found = type?.ext.toUpperCase() ?? (await markupOf(path));
    throw new AppError(
      "UNSUPPORTED_MEDIA_TYPE",
      known.includes(formatNamed(name)) ? "file.mismatch" : "file.typeNotAllowed",
      { field: "file", params: { formats: known.join(", "), ...(found && { found }) } },
    );
  }
  const { size } = await stat(path);
  if (mime in formats.image) {
    const box = boxes.get(purpose) ?? otherBox;
    const picture = await pictureOf(await readFile(path), { ...box, fit: "inside" }).catch(() => {
      throw new AppError("UNSUPPORTED_MEDIA_TYPE", "file.unreadable");
    });
    await writeFile(path, picture);
    return {
      end: "webp",
      name: `${name.replace(/\.[^.]{1,5}$/, "")}.webp`,
      mime: "image/webp",
      bytes: picture.length,
      sha256: createHash("sha256").update(picture).digest("hex"),
    };
  }
  if (mime in formats.captions) await readCaptions(path);
  if (mime in formats.document && mime !== "application/pdf") await unpack(path, size);
  return { end: type.ext, name, mime, bytes: size, sha256 };
}

/** The format that a name says it is of, by its end. */
function formatNamed(name: string): string {
  const end = /\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? "";
  const others: Record<string, string> = { jpg: "JPEG", webp: "WebP", vtt: "WebVTT" };
  return others[end] ?? end.toUpperCase();
}

/** What is sent as a file by mistake most often, a page where a picture should be, is known by how it begins. */
async function markupOf(path: string): Promise<string | undefined> {
  const file = await open(path);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(1000), 0, 1000, 0).finally(() => file.close());
  const text = buffer.toString("utf8", 0, bytesRead).toLowerCase();
  const [, element] = /^\ufeff?\s*(?:<!doctype\s+|<)(html|svg)\b/.exec(text) ?? [];
  return element?.toUpperCase();
}

/** When something is said, from and to: `00:01.000 --> 00:04.000`, with hours or without. */
const timing =
  /^(?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3}[ \t]+-->[ \t]+(?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3}(?:[ \t]|$)/m;

/** Reads captions as a player will: as UTF-8. That they begin with `WEBVTT` is known by their type. */
async function readCaptions(path: string): Promise<void> {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(await readFile(path));
    if (!text.includes("\0") && timing.test(text.replaceAll(/\r\n?/g, "\n"))) return;
  } catch {
    // Told below.
  }
  throw new AppError("UNSUPPORTED_MEDIA_TYPE", "file.captionsMalformed", { field: "file" });
}

/** Unpacks a document to nowhere, to see that it can be, and to how much. What it says of that itself is no proof. */
async function unpack(path: string, size: number): Promise<void> {
  const most = Math.min(unpacked.most, Math.max(unpacked.least, unpacked.times * size));
  const tooLarge = () => new AppError("UNSUPPORTED_MEDIA_TYPE", "file.unpacksTooLarge");
  try {
    const zip = await openPromise(path, { autoClose: false });
    try {
      if (zip.entryCount > unpacked.entries) throw tooLarge();
      let bytes = 0;
      for await (const entry of zip.eachEntry()) {
        if (bytes + entry.uncompressedSize > most) throw tooLarge();
        for await (const chunk of await zip.openReadStreamPromise(entry)) {
          bytes += chunk.length;
          if (bytes > most) throw tooLarge();
        }
      }
    } finally {
      zip.close();
    }
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError("UNSUPPORTED_MEDIA_TYPE", "file.unreadable");
  }
}
