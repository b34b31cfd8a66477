import { createHash } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * Names the build by the sources that make answers: two builds whose answers may differ in shape have different names, and
 * the instances of one build the same.
 */
export function buildName(): string {
  const hash = createHash("sha256");
  for (const door of ["@agrar/api/server", "@agrar/db/where"]) {
    const folder = dirname(fileURLToPath(import.meta.resolve(door)));
    for (const file of globSync("**/*.ts", { cwd: folder }).toSorted())
      if (!file.endsWith(".test.ts")) hash.update(file).update(readFileSync(`${folder}/${file}`));
  }
  return hash.digest("hex").slice(0, 12);
}
