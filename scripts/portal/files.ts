import { rm } from "node:fs/promises";
import { join } from "node:path";
import { root } from "./processes.ts";
import type { Settings } from "./settings.ts";

/**
 * The folder that a portal keeps its files in: the one of the settings, or one beside its data, which is emptied when the data is
 * thrown away.
 */
export async function openFiles(
  { PORTAL_NAME, PORTAL_DATA, DATABASE_URL }: Settings,
  { FILES_DIR }: NodeJS.ProcessEnv,
): Promise<string> {
  if (FILES_DIR?.trim()) return FILES_DIR;
  const folder = join(root, ".data", "files", PORTAL_NAME);
  if (PORTAL_DATA === "new" && !DATABASE_URL) await rm(folder, { recursive: true, force: true });
  return folder;
}
