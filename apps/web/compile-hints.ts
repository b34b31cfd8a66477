import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

/**
 * Tells the browser that the scripts which every page runs at once (React, Next.js) are needed whole: Chromium then compiles them on
 * another thread while they arrive, instead of function by function on the one that draws the page and answers its reader. Other
 * browsers read a comment. The scripts of single pages are left alone: much of them runs only when somebody does something.
 * {@link https://github.com/WICG/explicit-javascript-compile-hints-file-based}
 */
const hint = "//# allFunctionsCalledOnLoad\n";
const build = join(import.meta.dirname, ".next");

const { rootMainFiles }: { rootMainFiles: string[] } = JSON.parse(
  await readFile(join(build, "build-manifest.json"), "utf8"),
);
if (rootMainFiles.length === 0) throw new Error("The build names no scripts that every page runs.");
await Promise.all(
  rootMainFiles.map(async (name) => {
    const script = await readFile(join(build, name), "utf8");
    if (!script.startsWith(hint)) await writeFile(join(build, name), hint + script);
  }),
);
