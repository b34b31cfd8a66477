import type { Storage } from "@agrar/api/storage";
import type { Db } from "@agrar/db";
import type { Inngest } from "inngest";
import type { Transport } from "./mail/transport.ts";

/** What goes into the log of the process that runs the functions. */
export type Log = (level: "info" | "warn" | "error", message: string, details?: unknown) => void;

/** All that a function knows of the world besides the event it was called for. */
export type Tools = {
  inngest: Inngest;
  db: Db;
  /** Takes the letters. */
  transport: Transport;
  /** Where the bytes of files are, where the process can reach them. */
  storage?: Storage | undefined;
  /** The public address of the portal, for links in letters. */
  siteUrl: string;
  /** Signs the links by which readers leave. */
  secret: string;
  log: Log;
};
