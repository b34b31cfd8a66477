import sharp from "sharp";

/** Most pixels of a picture: a small file can be a huge picture. */
const mostPixels = 50_000_000;

const formats = ["jpeg", "png", "webp", "gif"];

/**
 * A picture made anew as WebP: upright, cut to the square or made to fit the box, and without what the camera wrote into it. Of one
 * that moves, the first frame.
 *
 * @throws Error for what is no picture of a known format, is broken, or has more than 50 million pixels.
 */
export async function pictureOf(
  bytes: Buffer,
  { width, height, fit }: { width: number; height: number; fit: "cover" | "inside" },
): Promise<Buffer> {
  const image = sharp(bytes, { limitInputPixels: mostPixels, failOn: "error", pages: 1 });
  const { format } = await image.metadata();
  if (!formats.includes(format ?? "")) throw new Error("another format");
  return image
    .rotate()
    .resize(width, height, { fit, withoutEnlargement: fit === "inside" })
    .webp({ quality: 82 })
    .toBuffer();
}
