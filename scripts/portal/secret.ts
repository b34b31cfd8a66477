import { randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "./processes.ts";

/**
 * The secret that signs a portal's cookies: the one of the settings, or one that is made for the portal of this name once and kept
 * beside its data, so that people stay signed in from start to start.
 */
export async function keptSecret(name: string, { AUTH_SECRET }: NodeJS.ProcessEnv): Promise<string> {
  if (AUTH_SECRET?.trim()) return AUTH_SECRET;
  const folder = join(root, ".data", "secrets");
  const file = join(folder, name);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  // Of two that start at once, one writes; both read what it wrote.
  await writeFile(file, randomBytes(32).toString("base64url"), { flag: "wx", mode: 0o600 }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    },
  );
  return readFile(file, "utf8");
}
