import { initTRPC } from "@trpc/server";
import type { Context } from "./context.ts";
import { publicError } from "./error.ts";

const t = initTRPC.context<Context>().create({
  isDev: false,
  errorFormatter: ({ shape, error }) => {
    const { reason, message, problems } = publicError(error);
    return {
      ...shape,
      message,
      data: { code: shape.data.code, httpStatus: shape.data.httpStatus, reason, problems },
    };
  },
});

export const { router, createCallerFactory } = t;

/** A procedure that everybody may call; what they see is the policies' business. */
export const publicProcedure = t.procedure;
