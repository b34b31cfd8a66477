import type { Db } from "@agrar/db";
import type { TRPCError } from "@trpc/server";
import type { Locale } from "./list/schema.ts";
import type { Monitor } from "./monitor.ts";
import type { Feed } from "./notice/feed.ts";
import type { Scope } from "./service-key/schema.ts";
import type { BreachServer } from "./sign-in/policy.ts";
import type { Storage } from "./storage.ts";

/** Somebody who is signed in. */
export type Person =
  | {
      role: "LEARNER";
      id: number;
      /** The role that is theirs once they have set up the second factor that it asks for. */
      withheld?: "TRAINER" | "ADMIN";
    }
  | { role: "TRAINER"; id: number }
  | { role: "ADMIN"; id: number };

/** A service of the ministry, by its key. */
export type Service = { role: "SERVICE"; keyId: number; scopes: Scope[] };

/** Who asks. Everybody may ask; guards and policies decide what there is for them. */
export type Viewer = { role: "ANONYMOUS" } | Person | Service;

/** All that a procedure knows of the world. Plain data, so that a test, a job and the server make it alike. */
export type Context<Who extends Viewer = Viewer> = {
  db: Db;
  viewer: Who;
  /** The moment of the call: rules about time use this, never the clock. */
  now: Date;
  /** The request that the call came by, where it came by one: for the audit log. */
  origin?: Origin | undefined;
  /** What the portal was started with, where it matters to a procedure. */
  settings?: Settings | undefined;
  /** What the process hears of notices, where it shows them live. */
  feed?: Feed | undefined;
  /** Where the bytes of files are, where the process can reach them. */
  storage?: Storage | undefined;
  /** Measures calls, where somebody does. */
  monitor?: Monitor | undefined;
  /** Where reads of what the portal shows may go besides, where there is such a place. */
  replica?: ReadReplica | undefined;
};

/** A standby of the database that may answer in its place. */
export type ReadReplica = {
  /**
   * Does the work on the replica. Null when it is to be done on the database itself: the replica lacks something that whoever asks
   * must see, is not there, or has failed.
   */
  read<Outcome extends ReadOutcome>(work: (db: Db) => Promise<Outcome>): Promise<Outcome | null>;
};

/** What has become of a read, refused or not. */
export type ReadOutcome = { ok: true } | { ok: false; error: TRPCError };

/** Where a call comes from. */
export type Origin = {
  requestId: string;
  /** The network address of the client. */
  address: string;
  /** The session of the cookie that came with it. */
  sessionId?: number;
};

export type Settings = {
  /** The public address of the portal, for links in letters. */
  siteUrl: string;
  /** Signs what letters carry, and the links of files. */
  secret?: string;
  /** Whether admins may read the local mailbox: on a developer's machine only, for its letters open accounts. */
  showMailbox?: boolean;
  /** The name of the identity provider to sign in with, where there is one. */
  identityProvider?: string | undefined;
  /** The roles that must have a second factor. */
  secondFactorRoles?: ("TRAINER" | "ADMIN")[];
  /** A server that knows breached passwords. */
  breachServer?: BreachServer | undefined;
  /** What is known of the jobs by those who have them run. */
  jobs?: KnownJobs | undefined;
};

/** What admins see of the jobs and the API does not know by itself. */
export type KnownJobs = {
  /** The functions of the clock, which can be run by hand; none where a server of Inngest runs them. */
  functions: string[];
  /** The letters that follow from facts, about something made up. */
  samples(language: Locale): LetterText[];
  /** The HTML part of a letter, in the layout that all letters have. */
  html(letter: LetterText & { language: Locale }): Promise<string>;
};

/** A letter without its reader. */
export type LetterText = {
  /** `noun.what`. */
  kind: string;
  /** Which of the things that letters of the kind say; empty where they say one. */
  variant: string;
  subject: string;
  text: string;
  /** Where its reader chooses what they hear, and where they leave, for the HTML; the text says it itself. */
  preferencesUrl?: string;
  leaveUrl?: string;
};
