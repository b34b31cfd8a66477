import { Inngest, Middleware, NonRetriableError, RetryAfterError, StepError } from "inngest";
import { network } from "./embedded/outgoing.ts";
import type { Log } from "./tools.ts";

/** A server of Inngest: its cloud, or one of one's own. */
export type InngestServer = {
  eventKey: string;
  signingKey: string;
  /** The address of one's own. */
  baseUrl?: string | undefined;
};

/** The name of the portal's functions. */
const id = "agrar";

/** The client by which functions are made, for a server of Inngest or, without one, for the embedded runner. */
export function createClient(server: InngestServer | undefined, retryDelay: number, log: Log): Inngest {
  const logger = loggerOf(log);
  if (server) {
    const { baseUrl, ...keys } = server;
    return new Inngest({
      id,
      isDev: false,
      logger,
      ...keys,
      ...(baseUrl && { baseUrl }),
      middleware: [fixedDelay(retryDelay)],
    }) as unknown as Inngest;
  }
  // Nobody but this process calls these functions, so that there is nothing to sign.
  return new Inngest({ id, isDev: true, eventKey: "embedded", fetch: network, logger });
}

/** What the SDK has to say. That a step went wrong is no fault of the portal's yet: it is tried again. */
function loggerOf(log: Log) {
  const say = (...said: unknown[]) => {
    const [message, details] = typeof said[0] === "string" ? said : [said[1], said[0]];
    log("warn", String(message ?? "Inngest"), details);
  };
  return { debug: () => {}, info: () => {}, warn: say, error: say };
}

type Attempt = { ctx: { attempt: number; maxAttempts?: number }; next: () => Promise<unknown> };

/** Has a server try again after the same time as the embedded runner; by itself, each has times of its own. */
const fixedDelay = (delay: number) =>
  class FixedDelay extends Middleware.BaseMiddleware {
    readonly id = "agrar:fixed-delay";

    override wrapStepHandler(made: Middleware.WrapStepHandlerArgs): Promise<unknown> {
      return withDelay(made as unknown as Attempt, delay);
    }

    override wrapFunctionHandler(made: Middleware.WrapFunctionHandlerArgs): Promise<unknown> {
      return withDelay(made as unknown as Attempt, delay);
    }
  };

async function withDelay({ ctx, next }: Attempt, delay: number): Promise<unknown> {
  try {
    return await next();
  } catch (error) {
    const isLast = ctx.attempt + 1 >= (ctx.maxAttempts ?? 4);
    const saysItself = [NonRetriableError, RetryAfterError, StepError].some((kind) => error instanceof kind);
    if (isLast || saysItself || !(error instanceof Error)) throw error;
    throw new RetryAfterError(error.message, delay, { cause: error });
  }
}
