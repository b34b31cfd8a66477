import { initTRPC } from "@trpc/server";
import { z } from "zod";
import type { Context, Person, Service, Viewer } from "./context.ts";
import { AppError, publicError } from "./error.ts";
import { take } from "./limit.ts";
import { searchText } from "./list/schema.ts";
import { networkOf } from "./network.ts";
import type { Scope } from "./service-key/schema.ts";

type Meta = {
  /** What a key must cover to call the procedure. Without it, no key may. */
  scope?: Scope;
  /** The most statements that a call sends. By default as its kind: see `budgets`. */
  statements?: number;
};

/**
 * The most statements that a call of a procedure may send, where the procedure does not say another number: a query is one statement,
 * and a mutation a transaction of a few. Tests count up to it; a portal that runs raises an alarm above it.
 */
export const budgets = { query: 1, mutation: 30, subscription: 0 };

const t = initTRPC
  .context<Context>()
  .meta<Meta>()
  .create({
    isDev: false,
    sse: {
      // Proxies give up what is silent for longer, and Next.js after 30 seconds.
      ping: { enabled: true, intervalMs: 15_000 },
      client: { reconnectAfterInactivityMs: 40_000 },
      // Who listens for long comes back, to any of the instances.
      maxDurationMs: 30 * 60_000,
    },
    errorFormatter: ({ shape, error }) => {
      const { message, ...data } = publicError(error);
      return { ...shape, message, data };
    },
  });

export const { router, createCallerFactory } = t;

/** A procedure whose calls are measured, where somebody measures. */
const measuredProcedure = t.procedure.use(({ ctx, path, type, meta, next }) =>
  ctx.monitor ? ctx.monitor.call(path, meta?.statements ?? budgets[type], () => next()) : next(),
);

/**
 * A procedure that everybody may call; what they see is the policies' business. A service may call it when its key covers the
 * scope that the procedure names.
 *
 * @throws AppError `serviceKey.scopeMissing` for a service whose key does not; `limit.reached` for who searches or changes too
 * much in a minute.
 */
export const publicProcedure = measuredProcedure.use(async ({ ctx, meta, type, getRawInput, next }) => {
  const { viewer, db, origin } = ctx;
  if (viewer.role === "SERVICE" && !(meta?.scope && viewer.scopes.includes(meta.scope)))
    throw new AppError("FORBIDDEN", "serviceKey.scopeMissing");
  // What comes from outside is counted; the portal's own calls are not. Keys have limits of their own.
  if (origin && viewer.role !== "SERVICE") {
    const subject = "id" in viewer ? `user ${viewer.id}` : networkOf(origin.address);
    if (type === "mutation") await take(db, "change", subject);
    else if (search.safeParse(await getRawInput()).success) await take(db, "search", subject);
  }
  ctx.monitor?.admitted();
  return next();
});

/** An input that searches. What is no search text is not counted: it is refused without asking the database. */
const search = z.looseObject({ search: searchText.min(1) });

/** A read of what the portal shows to everybody, and to services that may read lists. A replica may answer it. */
export const readProcedure = publicProcedure.meta({ scope: "lists:read" }).use(async ({ ctx, next }) => {
  const answer = await ctx.replica?.read((db) => next({ ctx: { ...ctx, db } }));
  if (answer) return answer;
  // What the replica was asked in vain is not its own.
  ctx.monitor?.admitted();
  return next({ ctx });
});

/** Such a read that may bring the parts of its rows along: they are another statement. */
export const partsProcedure = readProcedure.meta({ statements: 2 });

/**
 * A procedure for who is signed in, about themselves.
 *
 * @throws AppError `account.signInRequired` for everybody else.
 */
export const personProcedure = publicProcedure.use(({ ctx, next }) => {
  const { viewer } = ctx;
  if (viewer.role === "ANONYMOUS" || viewer.role === "SERVICE")
    throw new AppError("UNAUTHORIZED", "account.signInRequired");
  return next({ ctx: { ...ctx, viewer } });
});

/**
 * Who asks, as an admin or a service.
 *
 * @throws AppError `account.signInRequired` for guests, `secondFactor.required` for an admin who has yet to set one up,
 * `account.notAllowed` for everybody else.
 */
function asAdmin(viewer: Viewer): Admin | Service {
  if (viewer.role === "ANONYMOUS") throw new AppError("UNAUTHORIZED", "account.signInRequired");
  if (viewer.role === "LEARNER" && viewer.withheld === "ADMIN")
    throw new AppError("FORBIDDEN", "secondFactor.required");
  if (viewer.role !== "ADMIN" && viewer.role !== "SERVICE")
    throw new AppError("FORBIDDEN", "account.notAllowed");
  return viewer;
}

/**
 * Who asks, as an admin themselves.
 *
 * @throws AppError `serviceKey.scopeMissing` for every service, and what `asAdmin` throws.
 */
export function asAdminPerson(viewer: Viewer): Admin {
  const admin = asAdmin(viewer);
  if (admin.role === "SERVICE") throw new AppError("FORBIDDEN", "serviceKey.scopeMissing");
  return admin;
}

/** A procedure for admins, and for services whose key covers it: see `asAdmin`. */
export const adminProcedure = publicProcedure.use(({ ctx, next }) =>
  next({ ctx: { ...ctx, viewer: asAdmin(ctx.viewer) } }),
);

/** A procedure for admins themselves, closed to every key: see `asAdminPerson`. */
export const adminPersonProcedure = publicProcedure.use(({ ctx, next }) =>
  next({ ctx: { ...ctx, viewer: asAdminPerson(ctx.viewer) } }),
);

/** What a procedure for a signed-in person knows. */
export type PersonContext = Context<Person>;

/** What a procedure for admins knows. */
export type AdminContext = Context<Admin | Service>;

type Admin = Extract<Person, { role: "ADMIN" }>;
