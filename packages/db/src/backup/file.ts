import { createHash, type Hash } from "node:crypto";
import { once } from "node:events";
import { createReadStream, createWriteStream } from "node:fs";
import { link, open, rm } from "node:fs/promises";
import { basename } from "node:path";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";

/** What a backup says of itself before its rows. */
export interface Header {
  format: 1;
  /** When it was taken, in ISO 8601. */
  takenAt: string;
  /** The version of the PostgreSQL that it was taken from. */
  server: string;
  /** The migrations that made its tables, in the order of names. */
  migrations: { name: string; checksum: string }[];
}

/** The table whose rows follow, as SQL names it. */
export interface Table {
  table: string;
  columns: string[];
}

/** What a backup says of itself after its rows. */
export interface Manifest {
  /** `sha256` is that of the rows as text, in the order of the primary key: equal rows have equal ones. */
  tables: { table: string; rows: number; sha256: string }[];
  sequences: { sequence: string; last: string; called: boolean }[];
}

/** One part of a backup. `rows` are in the form of COPY, cut anywhere. */
export type Part =
  | { kind: "header"; header: Header }
  | { kind: "table"; table: Table }
  | { kind: "rows"; rows: Buffer }
  | { kind: "end" }
  | { kind: "manifest"; manifest: Manifest };

// A file is gzip over records: one byte that names the kind, four with the length, and the content. The last one has the
// SHA-256 of all before it. COPY gives rows in pieces that are cut here to `most` bytes.
const kinds = { header: 72, table: 84, rows: 68, end: 69, manifest: 77, seal: 83 } as const;
const most = 1024 * 1024;
const mostOfAny = 16 * most;

/** Writes a backup beside its place and gives it its name when it is whole: there is no half one under that name. */
export function backupWriter(file: string) {
  const draft = `${file}.${process.pid}.partial`;
  const gzip = createGzip({ level: 5 });
  const written = pipeline(gzip, createWriteStream(draft, { flags: "wx", mode: 0o600 }));
  written.catch(() => {}); // whoever writes next hears of it
  const all = createHash("sha256");

  async function record(kind: number, content: Buffer): Promise<void> {
    const head = Buffer.alloc(5);
    head.writeUInt8(kind, 0);
    head.writeUInt32BE(content.length, 1);
    for (const bytes of [head, content]) {
      all.update(bytes);
      if (!gzip.write(bytes)) await Promise.race([once(gzip, "drain"), written]);
    }
  }
  const json = (kind: number, value: unknown) => record(kind, Buffer.from(JSON.stringify(value)));

  return {
    header: (header: Header) => json(kinds.header, header),
    table: (table: Table) => json(kinds.table, table),
    async rows(rows: Buffer): Promise<void> {
      for (let at = 0; at < rows.length; at += most) await record(kinds.rows, rows.subarray(at, at + most));
    },
    end: () => record(kinds.end, Buffer.alloc(0)),
    /** Ends the file and gives it its name. Rejects when there is a file of that name. */
    async finish(manifest: Manifest): Promise<void> {
      await json(kinds.manifest, manifest);
      await record(kinds.seal, Buffer.from(all.copy().digest("hex")));
      gzip.end();
      await written;
      const handle = await open(draft);
      await handle.sync().finally(() => handle.close());
      // Unlike a renaming, this never takes the place of another file.
      await link(draft, file);
      await rm(draft);
    },
    /** Leaves nothing behind. */
    async abandon(): Promise<void> {
      gzip.destroy();
      await written.catch(() => {});
      await rm(draft, { force: true });
    },
  };
}

/**
 * The parts of a backup in their order, never more than one in memory.
 *
 * @throws Error with one line where the file is none, or not as it was written.
 */
export async function* readBackup(file: string): AsyncGenerator<Part> {
  const all = createHash("sha256");
  let begun = false;
  let sealed = false;
  try {
    for await (const { kind, head, content } of records(file)) {
      if (sealed) throw new Error("something follows its end");
      if (!begun && kind !== kinds.header) throw new Error("it does not begin like one");
      begun = true;
      if (kind === kinds.seal) {
        if (content.toString() !== all.digest("hex")) throw new Error("its content is not what was written");
        sealed = true;
        continue;
      }
      all.update(head).update(content);
      yield partOf(kind, content);
    }
    if (!sealed) throw new Error("its end is missing");
  } catch (error) {
    if (error instanceof Damaged) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") throw new Error(`There is no file ${file}.`);
    throw new Damaged(`${basename(file)} is no whole backup of a portal: ${message}.`);
  }
}

class Damaged extends Error {}

function partOf(kind: number, content: Buffer): Part {
  const value = () => JSON.parse(content.toString());
  switch (kind) {
    case kinds.header: {
      const header: Header = value();
      if (header.format !== 1) throw new Error(`its format is ${header.format}, and this version knows 1`);
      return { kind: "header", header };
    }
    case kinds.table:
      return { kind: "table", table: value() };
    case kinds.rows:
      return { kind: "rows", rows: content };
    case kinds.end:
      return { kind: "end" };
    case kinds.manifest:
      return { kind: "manifest", manifest: value() };
    default:
      throw new Error("it has a part of an unknown kind");
  }
}

async function* records(file: string) {
  const gunzip = createGunzip();
  const source = pipeline(createReadStream(file), gunzip);
  source.catch(() => {}); // the loop hears of it
  const chunks: Buffer[] = [];
  let size = 0;
  const take = (length: number): Buffer => {
    const joined = chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
    chunks.splice(0, chunks.length, joined.subarray(length));
    size -= length;
    return joined.subarray(0, length);
  };
  let head: Buffer | undefined;
  for await (const chunk of gunzip as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    size += chunk.length;
    for (;;) {
      if (!head && size >= 5) head = take(5);
      if (!head) break;
      const length = head.readUInt32BE(1);
      if (length > mostOfAny) throw new Error("a part of it is longer than any can be");
      if (size < length) break;
      yield { kind: head.readUInt8(0), head, content: take(length) };
      head = undefined;
    }
  }
  await source;
  if (head || size > 0) throw new Error("its end is missing");
}

/**
 * Reads a backup through and checks all that it says of itself: rows, hashes, tables, end.
 *
 * @throws Error with one line where something does not fit.
 */
export async function verifyBackup(file: string): Promise<Header & Manifest> {
  let header: Header | undefined;
  let manifest: Manifest | undefined;
  let hash: Hash | undefined;
  const found: { table: string; sha256: string }[] = [];
  let open = "";
  for await (const part of readBackup(file)) {
    if (part.kind === "header") header = part.header;
    else if (part.kind === "manifest") manifest = part.manifest;
    else if (part.kind === "table") {
      open = part.table.table;
      hash = createHash("sha256");
    } else if (part.kind === "rows") hash?.update(part.rows);
    else if (hash) found.push({ table: open, sha256: hash.digest("hex") });
  }
  const said = manifest?.tables.map(({ table, sha256 }) => ({ table, sha256 }));
  if (!header || !manifest || JSON.stringify(said) !== JSON.stringify(found))
    throw new Damaged(`${basename(file)} is no whole backup of a portal: its tables are not those it names.`);
  return { ...header, ...manifest };
}
