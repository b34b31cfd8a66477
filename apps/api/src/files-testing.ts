import { mkdtemp, readdir, rm } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { crc32, deflateRawSync } from "node:zlib";
import type { Viewer } from "@agrar/api/server";
import { diskStorage, type Storage } from "@agrar/api/storage";
import { given } from "@agrar/db/given";
import { cloneDb } from "@agrar/db/testing";
import { contexts } from "./context.ts";
import { createServer } from "./server.ts";

/** What links are signed with in these tests. */
const secret = "what links of files are signed with";

/**
 * Servers that take and serve files, over a database and a folder of a test's own. Each listens; requests say by a header who sends
 * them.
 */
export async function fileServers(count = 1, wrap: (storage: Storage) => Storage = (storage) => storage) {
  const { db, url, drop } = await cloneDb();
  const folder = await mkdtemp(join(tmpdir(), "agrar-files-"));
  const storage = wrap(diskStorage(folder));
  const settings = { siteUrl: "http://localhost:3000", secret };
  const people = new Map<string, Viewer>();
  const viewerOf = async ({ headers }: { headers: Record<string, unknown> }) => ({
    viewer: people.get(String(headers["x-viewer"])) ?? ({ role: "ANONYMOUS" } as Viewer),
  });
  const apps = await Promise.all(
    Array.from({ length: count }, async () => {
      const app = createServer({ db, storage, secret, settings, viewerOf });
      await app.listen({ port: 0, host: "127.0.0.1" });
      return app;
    }),
  );
  return {
    db,
    url,
    make: given(db),
    folder,
    storage,
    contextOf: contexts(db, settings, viewerOf),
    addresses: apps.map((app) => `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`),
    /** Lets requests be somebody's: the headers by which they are. */
    as(viewer: Viewer): Record<string, string> {
      const name = "id" in viewer ? `${viewer.role} ${viewer.id}` : viewer.role;
      people.set(name, viewer);
      return { "x-viewer": name };
    },
    /** The names of all that is stored. */
    async stored(): Promise<string[]> {
      const names = await readdir(folder, { recursive: true, withFileTypes: true });
      return names.filter((entry) => entry.isFile()).map(({ name }) => name);
    },
    async drop() {
      await Promise.all(apps.map((app) => app.close()));
      await drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** What says that a file is an MP4, and so many bytes after it, no two parts of which are alike. */
export function video(bytes: number): Buffer {
  const all = Buffer.alloc(bytes);
  for (let n = 0; n + 4 <= bytes; n += 4) all.writeUInt32LE((n * 2_654_435_761) % 4_294_967_296, n);
  Buffer.from("0000001866747970" + "69736f6d00000200" + "69736f6d6d703432", "hex").copy(all);
  return all;
}

/** A document as Word writes it, with more entries besides. */
export const docx = (entries: Record<string, Buffer> = {}) =>
  zip({
    "[Content_Types].xml": Buffer.from(
      `<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    ),
    "word/document.xml": Buffer.from("<w:document/>"),
    ...entries,
  });

/** A ZIP whose entries say of themselves what `claims` has them say. */
export function zip(
  entries: Record<string, Buffer>,
  claims: (name: string, size: number) => number = (_, size) => size,
) {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, data] of Object.entries(entries)) {
    const packed = deflateRawSync(data);
    const title = Buffer.from(name);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(8, 4);
    facts.writeUInt32LE(crc32(data), 10);
    facts.writeUInt32LE(packed.length, 14);
    facts.writeUInt32LE(claims(name, data.length), 18);
    facts.writeUInt16LE(title.length, 22);
    const local = Buffer.concat([Buffer.from("504b0304", "hex"), facts, title, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    central.push(Buffer.concat([Buffer.from("504b01021400", "hex"), facts, tail, title]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write("504b0506", "hex");
  end.writeUInt16LE(central.length, 8);
  end.writeUInt16LE(central.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}
