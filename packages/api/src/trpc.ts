import { initTRPC } from "@trpc/server";
import type { Context } from "./context.ts";
import { publicError } from "./error.ts";

const t = initTRPC.context<Context>().create({
  isDev: false,
  errorFormatter: ({ shape, error }) => {
    const { message, ...data } = publicError(error);
    return { ...shape, message, data };
  },
});

export const { router, createCallerFactory } = t;

/** A procedure that everybody may call; what they see is the policies' business. */
export const publicProcedure = t.procedure;
