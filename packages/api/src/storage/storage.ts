import { randomBytes } from "node:crypto";
import type { Readable } from "node:stream";

/** The first and the last byte of a part of an object, both included. */
export type Span = { start: number; end: number };

/**
 * Where the bytes of files are: under names that the portal makes, never one that somebody sent. What is stored under a name never
 * changes. Any number of instances of the API share one storage.
 */
export type Storage = {
  /** A path on this machine for a file that is being made. What is left there by a process that died is swept. */
  scratch(): Promise<string>;
  /** Takes the file at the path into the storage, whole or not at all. */
  put(object: string, path: string): Promise<void>;
  /** Stores a piece of an upload. */
  write(object: string, bytes: Uint8Array): Promise<void>;
  /**
   * Reads an object, or a part of it.
   *
   * @throws Error with `code` `ENOENT` before the first byte when there is none.
   */
  read(object: string, span?: Span): Promise<Readable>;
  /** Removes objects; those that are not there are removed already. */
  remove(objects: string[]): Promise<void>;
  /** All that is stored, with the moment since when it is. */
  list(): AsyncIterable<{ object: string; since: Date }>;
};

/** A name that nobody can guess, with the end that says what it is. */
export const newObject = (end?: string) => randomBytes(16).toString("hex") + (end ? `.${end}` : "");

/** The names that the portal gives: nothing else is looked for, and no path can be said with one. */
export const isObject = (name: string) => /^[0-9a-f]{32}(\.[a-z0-9]{2,5})?$/.test(name);

/** Whether an error says that there is no room left. */
export const isFull = (error: unknown) =>
  ["ENOSPC", "EDQUOT"].includes((error as NodeJS.ErrnoException | null)?.code ?? "");
