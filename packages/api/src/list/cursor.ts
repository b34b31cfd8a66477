import { z } from "zod";
import { AppError } from "../error.ts";

/** The order that a cursor belongs to: in another order its place means nothing. */
type Order = { sort: string; order: string; lang: string };

const refused = () => new AppError("BAD_REQUEST", "cursor.malformed", { field: "cursor" });

/** A cursor: the sort key and the id of the last row seen, and the order they were seen in. */
export function encodeCursor({ sort, order, lang }: Order, [key, id]: [string, number]): string {
  return Buffer.from(JSON.stringify([sort, order, lang, key, id])).toString("base64url");
}

/** @throws AppError `cursor.malformed` for what `encodeCursor` did not make for this very order. */
export function decodeCursor(cursor: string, { sort, order, lang }: Order): [key: string, id: number] {
  const shape = z.tuple([
    z.literal(sort),
    z.literal(order),
    z.literal(lang),
    z.string().regex(/^[^\0]*$/),
    z.int32(),
  ]);
  try {
    const [, , , key, id] = shape.parse(JSON.parse(Buffer.from(cursor, "base64url").toString()));
    return [key, id];
  } catch {
    throw refused();
  }
}

/**
 * For a failed statement that began at a cursor: a key of the right shape may still be no date or number, and the
 * database is the one to say so (SQLSTATE class 22, data exception).
 */
export function cursorRefused(error: unknown): unknown {
  const state = (error as { meta?: { driverAdapterError?: { cause?: { originalCode?: string } } } }).meta
    ?.driverAdapterError?.cause?.originalCode;
  return state?.startsWith("22") ? refused() : error;
}
