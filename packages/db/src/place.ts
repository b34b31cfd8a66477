import type pg from "pg";
import type { Question } from "./listener.ts";

/** A place in the log of a database, which everything that is committed is written to in one order. */
export type Place = {
  /** The database server and those that follow it, since its beginning. */
  system: string;
  /** In bytes from the beginning of the log. */
  at: bigint;
};

/** A place as PostgreSQL writes it, `16/B374D848`, in bytes. */
export function bytesOf(lsn: string): bigint {
  const [high = "", low = ""] = lsn.split("/");
  return BigInt(`0x${high}`) * 2n ** 32n + BigInt(`0x${low}`);
}

/** What a page of the log begins with at most, in bytes. */
const longestHead = 40n;

/**
 * Where the last record ends, of the place where the next one will begin. Behind a page that is full that is after the head of the
 * next one, which a server that replays has not come to. No other record ends in between.
 */
export function endOf(at: bigint, pageSize: bigint): bigint {
  const inPage = at % pageSize;
  return inPage <= longestHead ? at - inPage : at;
}

/** Asks a primary how far its log is written. */
export const placeQuestion = (onAsk: () => (place: Place) => void, system: () => string): Question => ({
  // What is committed without waiting for the disk counts as well: whoever heard of it may want to see it.
  text: "select pg_current_wal_insert_lsn()::text as lsn, current_setting('wal_block_size') as size",
  asked() {
    const told = onAsk();
    return ({ lsn, size }: { lsn: string; size: string }) =>
      told({ system: system(), at: endOf(bytesOf(lsn), BigInt(size)) });
  },
});

/** Names the server and those that follow it. */
export async function systemOf(client: pg.ClientBase): Promise<string> {
  const { rows } = await client.query<{ system: string }>(
    "select system_identifier::text as system from pg_control_system()",
  );
  return rows[0]?.system ?? "";
}
