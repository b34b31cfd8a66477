/** An answer that is kept, ready to be sent. */
export type Entry = {
  /** The whole body of the HTTP answer. */
  body: Buffer;
  etag: string;
  /** Everything whose change makes it another answer. */
  tags: string[];
  /** The last change that was known before the answer was asked of the database. */
  at: string;
  /** When time makes it another answer, in milliseconds; null for never. */
  until: number | null;
  /** The body as it was compressed for those who asked before. */
  compressed: Partial<Record<"br" | "gzip", Buffer>>;
  /** How many notes of changes this process had when it last found the entry fresh. */
  checked?: number;
};

/** What is kept with an entry by whoever keeps it, in milliseconds. */
export type Kept = { value: Entry; createdAt: number; logicalExpiration?: number | undefined };

/** What an entry takes in memory, about: it may come to be there in compressed forms as well. */
export const sizeOf = (key: string, { body, tags }: Entry) =>
  Math.ceil(1.5 * body.length) + 2 * key.length + 40 * tags.length + 1_000;

/** An entry as bytes: a line of JSON, then the body as it is. */
export function encode({ value, createdAt, logicalExpiration }: Kept): Buffer {
  const { body, etag, tags, at, until } = value;
  const head = { etag, tags, at, until, createdAt, logicalExpiration } satisfies Head;
  return Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), body]);
}

type Head = Pick<Entry, "etag" | "tags" | "at" | "until"> & Omit<Kept, "value">;

/** @throws Error for what `encode` did not make. */
export function decode(bytes: Buffer): Kept {
  const end = bytes.indexOf(10);
  const { createdAt, logicalExpiration, ...head }: Head = JSON.parse(bytes.subarray(0, end).toString());
  return {
    value: { ...head, body: bytes.subarray(end + 1), compressed: {} },
    createdAt,
    logicalExpiration,
  };
}
