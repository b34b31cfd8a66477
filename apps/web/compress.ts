import { globSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, gzip } from "node:zlib";

/**
 * Compresses the files of the build as well as it can be done, once, beside each of them: `server.ts` sends these. At the time of a
 * request nobody has the half second that the largest takes.
 */
const folder = join(import.meta.dirname, ".next/static");
const compressions = { br: promisify(brotliCompress), gz: promisify(gzip) };
/** Below this many bytes a file fits into one packet anyway. */
const smallest = 1_000;

await Promise.all(
  globSync("**/*.{css,js,json,svg}", { cwd: folder }).map(async (name) => {
    const bytes = await readFile(join(folder, name));
    if (bytes.length < smallest) return;
    for (const [ending, compress] of Object.entries(compressions))
      await writeFile(join(folder, `${name}.${ending}`), await compress(bytes));
  }),
);
