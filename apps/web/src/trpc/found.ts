import { notFound } from "next/navigation";
import { failureOf } from "./failure.ts";

/** The id that an address names. What is no number names nothing. */
export function idOf(segment: string): number {
  return /^[1-9]\d{0,9}$/.test(segment) ? Number(segment) : notFound();
}

/** Waits for one row, and for a row that the API refuses shows that there is no such page; or gives what stands in for it. */
export function found<Row>(row: Promise<Row>): Promise<Row>;
export function found<Row, Other>(row: Promise<Row>, otherwise: Other): Promise<Row | Other>;
export function found<Row, Other>(row: Promise<Row>, ...otherwise: [Other?]): Promise<Row | Other> {
  return row.catch((error: unknown) => {
    if (!failureOf(error).refused) throw error;
    return otherwise.length > 0 ? (otherwise[0] as Other) : notFound();
  });
}
