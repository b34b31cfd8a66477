import type { Db } from "@agrar/db";

/** Who asks. Everybody may ask; policies decide which rows there are for them. */
export type Viewer =
  | { role: "ANONYMOUS" }
  | { role: "LEARNER"; id: number }
  | { role: "TRAINER"; id: number }
  | { role: "ADMIN"; id: number };

/** All that a procedure knows of the world. Plain data, so that a test, a job and the server make it alike. */
export type Context = {
  db: Db;
  viewer: Viewer;
  /** The moment of the call: rules about time use this, never the clock. */
  now: Date;
};
