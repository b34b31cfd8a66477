import { mkdir, open, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { isObject, newObject, type Storage } from "./storage.ts";

/** What is not an object yet has this end. */
const unfinished = "part";

/**
 * Keeps objects in a folder of this machine, or of a disk that several share: `3f/3f82….mp4`. A file gets its name only once it is
 * whole and on the disk.
 */
export function diskStorage(folder: string): Storage {
  const folderOf = (object: string) => join(folder, object.slice(0, 2));
  const pathOf = (object: string) => join(folderOf(object), object);

  async function scratch(): Promise<string> {
    const name = newObject(unfinished);
    await mkdir(folderOf(name), { recursive: true, mode: 0o700 });
    return pathOf(name);
  }

  async function put(object: string, path: string): Promise<void> {
    const file = await open(path, "r");
    await file.sync().finally(() => file.close());
    await mkdir(folderOf(object), { recursive: true, mode: 0o700 });
    await rename(path, pathOf(object));
  }

  return {
    scratch,
    put,
    async write(object, bytes) {
      const path = await scratch();
      try {
        await writeFile(path, bytes, { mode: 0o600 });
        await put(object, path);
      } catch (error) {
        await rm(path, { force: true });
        throw error;
      }
    },
    async read(object, span) {
      const file = await open(pathOf(object), "r");
      return file.createReadStream(span);
    },
    async remove(objects) {
      for (const object of objects) await rm(pathOf(object), { force: true });
    },
    async *list() {
      for (const shard of await readdir(folder).catch(none)) {
        if (!/^[0-9a-f]{2}$/.test(shard)) continue;
        for (const object of await readdir(join(folder, shard)).catch(none)) {
          // Who takes files away at the same time may be faster.
          const found = isObject(object) ? await stat(pathOf(object)).catch(() => null) : null;
          if (found?.isFile()) yield { object, since: found.mtime };
        }
      }
    },
  };
}

const none = (error: NodeJS.ErrnoException): string[] => {
  if (error.code === "ENOENT") return [];
  throw error;
};
