import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "../portal/processes.ts";

/** The folders of the packages that have a `test` script, relative to the repository. */
export const testedPackages: string[] = globSync("{apps,packages}/*/package.json", { cwd: root })
  .concat(globSync("*/package.json", { cwd: root }))
  .filter((manifest) => JSON.parse(readFileSync(join(root, manifest), "utf8")).scripts?.test)
  .map(dirname);
