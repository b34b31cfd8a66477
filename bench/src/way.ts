import type { Db } from "@agrar/db";
import type pg from "pg";

/** Which page of a list is asked for. */
export type PageAsked = {
  items: number;
  place: "first" | "last";
  includes: boolean;
};

/** The world that every way of listing is measured in. All read the same database, with warm connections. */
export type World = {
  db: Db;
  pool: pg.Pool;
  /** Where our server listens: `http://127.0.0.1:4321`. */
  server: string;
  now: Date;
};

/** Reads the page once. Over HTTP the statements are sent elsewhere; then the answer says how many there were. */
export type Call = (() => Promise<unknown>) & { statements?: () => number };

/** One way to list, made ready for one page: calling it reads the page once and returns what the caller would get. */
export type Way = {
  name: string;
  /** Whether it reads modules or questions as well when asked. */
  includes: boolean;
  prepare(world: World, asked: PageAsked): Promise<Call>;
};

/** The rows that come before the page that is asked for. */
export const offsetOf = (asked: PageAsked, total: number) =>
  asked.place === "first" ? 0 : Math.max(0, Math.ceil(total / asked.items) - 1) * asked.items;
