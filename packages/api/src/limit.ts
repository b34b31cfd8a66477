import { createHash } from "node:crypto";
import type { Db } from "@agrar/db";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { AppError } from "./error.ts";

/** How often something may be done within a span of seconds. */
type Limit = { points: number; seconds: number };

const minute = 60;
const hour = 60 * minute;

/**
 * The limits of the portal, each counted in the database and so over all instances of the API. What is counted for an account
 * never bars its owner: see docs/security.md, "Locking out".
 */
export const limits = {
  /** Tries to sign in to one account from one address. */
  signInPair: { points: 5, seconds: 15 * minute },
  /** Tries to sign in from one address, whichever the account: a school or an office is behind one. */
  signInAddress: { points: 100, seconds: 15 * minute },
  /** Tries to sign in to one account from browsers that have never signed in to it. */
  signInAccount: { points: 50, seconds: hour },
  /** Tries from a browser that has signed in to the account before: these are counted by themselves. */
  signInDevice: { points: 10, seconds: 15 * minute },
  signUpAddress: { points: 20, seconds: hour },
  /** A letter with a code, to one address and for one purpose. */
  codeMail: { points: 1, seconds: minute },
  codeMailHour: { points: 10, seconds: hour },
  codeAddress: { points: 60, seconds: hour },
  /** Codes and second factors that are tried. */
  codeTry: { points: 60, seconds: 15 * minute },
  /** One code of an authenticator app, for longer than it is valid. */
  appCode: { points: 1, seconds: 3 * minute },
  invitationTry: { points: 30, seconds: 15 * minute },
  /** Proofs by password that a signed-in person gives before something grave. */
  proof: { points: 10, seconds: 15 * minute },
  search: { points: 120, seconds: minute },
  /** Messages to the registrants of trainings. */
  message: { points: 10, seconds: hour },
  upload: { points: 20, seconds: hour },
  /** Files for trainings and lessons: a trainer brings those of a whole course at once. */
  media: { points: 300, seconds: hour },
  export: { points: 20, seconds: hour },
  /** Calls that change something. */
  change: { points: 120, seconds: minute },
} satisfies Record<string, Limit>;

export type LimitName = keyof typeof limits;

/**
 * Counts one more of something for a subject: an address, an account, a key.
 *
 * @throws AppError TOO_MANY_REQUESTS `limit.reached` with the seconds to wait, when it was done too often.
 */
export async function take(db: Db, name: LimitName, subject: string): Promise<void> {
  await consume(limiterOf(db, name, limits[name]), subject);
}

/** Counts calls by a key, which has a limit of its own, in calls a minute. */
export async function takeCalls(db: Db, keyId: number, callsPerMinute: number, calls: number): Promise<void> {
  const limiter = limiterOf(db, `serviceKey:${callsPerMinute}`, { points: callsPerMinute, seconds: minute });
  await consume(limiter, String(keyId), calls);
}

/** Forgets what was counted: who has shown that it was them starts anew. */
export async function forgive(db: Db, name: LimitName, subject: string): Promise<void> {
  await limiterOf(db, name, limits[name]).delete(hashed(subject));
}

async function consume(limiter: RateLimiterPostgres, subject: string, points = 1): Promise<void> {
  try {
    await limiter.consume(hashed(subject), points);
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    const seconds = Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
    throw new AppError("TOO_MANY_REQUESTS", "limit.reached", { params: { seconds }, retryAfter: seconds });
  }
}

// Subjects are addresses of people: the table need not know them.
const hashed = (subject: string) => createHash("sha256").update(subject).digest("base64url");

const limiters = new WeakMap<Db, Map<string, RateLimiterPostgres>>();

function limiterOf(db: Db, name: string, { points, seconds }: Limit): RateLimiterPostgres {
  const known = limiters.get(db) ?? new Map<string, RateLimiterPostgres>();
  limiters.set(db, known);
  const limiter =
    known.get(name) ??
    new RateLimiterPostgres({
      storeClient: storeOf(db),
      storeType: "pool",
      tableName: "limits",
      tableCreated: true,
      keyPrefix: name,
      points,
      duration: seconds,
      // Nothing is remembered here: what another instance has forgiven is forgiven.
      // One of them clears the table for all.
      clearExpiredByTimeout: known.size === 0,
    });
  known.set(name, limiter);
  return limiter;
}

type Query = { text: string; values: unknown[] };

/** The limiter speaks to a pool of `pg`; ours is inside Prisma's client. */
const storeOf = (db: Db) => ({
  query: async ({ text, values }: Query) => {
    const rows = await db.$queryRawUnsafe<{ points: number; expire: bigint | null }[]>(text, ...values);
    return { rows: rows.map((row) => ({ ...row, expire: Number(row.expire) })), rowCount: rows.length };
  },
});
