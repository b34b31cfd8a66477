import { countStatements, type Db } from "@agrar/db";
import { given } from "@agrar/db/given";
import type { z } from "zod";
import type { Context, Viewer } from "../context.ts";
import type { Monitor } from "../monitor.ts";
import { appRouter, createCaller } from "../server.ts";
import { type Scope, scopes } from "../service-key/schema.ts";
import { noFigures } from "./figures.ts";

/** Those whose rights docs/rights.md tells, in the order of its columns. */
export const askers = ["guest", "learner", "trainer", "other trainer", "admin", "key"] as const;

/** Who asks: those of the columns, people whose role waits for a second factor, and keys that lack what they need. */
export type Asker = (typeof askers)[number] | "withheld trainer" | "withheld admin" | "key without";

export type Api = ReturnType<typeof createCaller>;

/** A moment at which somebody asks, with people and rows of its own: whatever happens there touches no other. */
export type Scene = {
  db: Db;
  make: ReturnType<typeof given>;
  /** The one who asks. Guests and services own nothing: for them, it is somebody. */
  me: number;
  /** The trainer whose the trainings and exams are. */
  trainer: number;
  ctx: Context;
  api: Api;
};

type Procedure = {
  _def: { type: "query" | "mutation" | "subscription"; inputs: z.ZodType[]; meta?: { scope?: Scope } };
};

/** Every procedure of the portal by its name. */
export const procedures = appRouter._def.procedures as unknown as Record<string, Procedure>;

/** Lets no call send more statements than its budget: what would raise an alarm in a portal that runs is found here. */
export const strict: Monitor = {
  async call(procedure, budget, work) {
    const { result, statements } = await countStatements(work);
    if (statements.length > budget)
      throw new Error(
        `${procedure} sent ${statements.length} statements; its budget is ${budget}, and \`meta({ statements })\` says another.`,
      );
    return result;
  },
  admitted: () => {},
  figures: async () => noFigures,
};

/** A scene in which `asker` calls a procedure. A key has exactly the scope of the procedure, every scope where it has none. */
export async function openScene(db: Db, procedure: string, asker: Asker): Promise<Scene> {
  const make = given(db);
  const { userId: trainer } = await make.trainer();
  const { me, viewer } = await enter(make, procedure, asker, trainer);
  const settings = { siteUrl: "https://portal.example", secret: "what links are signed with" };
  const ctx = { db, viewer, now: new Date(), settings, monitor: strict };
  return { db, make, me, trainer, ctx, api: createCaller(ctx) };
}

async function enter(
  make: Scene["make"],
  procedure: string,
  asker: Asker,
  trainer: number,
): Promise<{ me: number; viewer: Viewer }> {
  const scope = procedures[procedure]?._def.meta?.scope;
  const service = async (covered: Scope[]): Promise<Viewer> => {
    const { id } = await make.serviceKey({ scopes: covered });
    return { role: "SERVICE", keyId: id, scopes: covered };
  };
  const person = async (role: "LEARNER" | "TRAINER" | "ADMIN" = "LEARNER") => (await make.user({ role })).id;
  switch (asker) {
    case "guest":
      return { me: await person(), viewer: { role: "ANONYMOUS" } };
    case "learner": {
      const me = await person();
      return { me, viewer: { role: "LEARNER", id: me } };
    }
    case "trainer":
      return { me: trainer, viewer: { role: "TRAINER", id: trainer } };
    case "other trainer": {
      const { userId: me } = await make.trainer();
      return { me, viewer: { role: "TRAINER", id: me } };
    }
    case "admin": {
      const me = await person("ADMIN");
      return { me, viewer: { role: "ADMIN", id: me } };
    }
    case "withheld trainer":
      return { me: trainer, viewer: { role: "LEARNER", id: trainer, withheld: "TRAINER" } };
    case "withheld admin": {
      const me = await person("ADMIN");
      return { me, viewer: { role: "LEARNER", id: me, withheld: "ADMIN" } };
    }
    case "key":
      return { me: await person(), viewer: await service(scope ? [scope] : [...scopes]) };
    case "key without":
      return { me: await person(), viewer: await service(scopes.filter((other) => other !== scope)) };
  }
}
