import { Cron } from "croner";
import type { InngestFunction } from "inngest";
import { z } from "zod";
import { type Handler, register } from "./sdk.ts";

/** A function as the runner knows it. */
export type Known = {
  /** With the name of the app in front. */
  id: string;
  /** The names of the events that it runs for; `noun/*` is every event of a noun. */
  events: string[];
  /** When it runs by itself. */
  crons: { pattern: string; timezone: string | undefined; text: string }[];
  /** The function whose final failure it runs for. */
  failureOf: string | null;
  /** How often a call is made until it counts as failed. */
  maxAttempts: number;
  /** Most calls at a time, over all processes. */
  concurrency: number | null;
};

const failed = "inngest/function.failed";

const trigger = z.union([
  z.strictObject({ event: z.string(), expression: z.string().optional() }),
  z.strictObject({ cron: z.string() }),
]);

const config = z.object({
  id: z.string(),
  name: z.string(),
  triggers: z.array(trigger),
  steps: z.object({
    step: z.object({
      id: z.string(),
      name: z.string(),
      runtime: z.object({ type: z.string(), url: z.string() }),
      retries: z.object({ attempts: z.number() }).optional(),
    }),
  }),
  concurrency: z
    .union([
      z.number(),
      z.strictObject({ limit: z.number() }),
      z.tuple([z.strictObject({ limit: z.number() })]),
    ])
    .optional(),
});

/** What a server of Inngest can do in a function and the embedded runner cannot. */
const foreign =
  /\bstep\s*\.\s*(waitForEvent|waitForSignal|sendSignal|invoke|fetch|ai|realtime|metadata)\b|\bgroup\s*\.\s*(parallel|experiment)\b/;

const tries = 4;

/**
 * The functions of an app, read from the SDK.
 *
 * @throws Error with a line for each function that asks for what the embedded runner does not do.
 */
export async function knownFunctions(handler: Handler, functions: InngestFunction.Any[]): Promise<Known[]> {
  const refused = functions.flatMap((one) => {
    const step = foreign.exec(sourceOf(one))?.[0];
    return step ? [`${one.id()} uses ${step}`] : [];
  });
  const known = (await register(handler)).flatMap((written) => {
    const { data, error } = config.safeParse(written);
    const id = nameOf(written);
    if (error) {
      refused.push(`${id} has triggers, steps or a concurrency of a kind that it does not know`);
      return [];
    }
    refused.push(
      ...Object.keys(written as object)
        .filter((option) => !(option in config.shape))
        .map((option) => `${id} uses ${option}`),
    );
    return readFunction(data, refused);
  });
  if (refused.length > 0)
    throw new Error(`The embedded runner cannot run these functions: ${refused.join("; ")}.`);
  return known;
}

function readFunction(data: z.infer<typeof config>, refused: string[]): Known[] {
  const { id, triggers, steps, concurrency } = data;
  const known: Known = {
    id,
    events: [],
    crons: [],
    failureOf: null,
    maxAttempts: (steps.step.retries?.attempts ?? tries - 1) + 1,
    concurrency:
      concurrency === undefined
        ? null
        : typeof concurrency === "number"
          ? concurrency
          : ([concurrency].flat()[0]?.limit ?? null),
  };
  for (const one of triggers) {
    if ("cron" in one) {
      const [, timezone, pattern = ""] = /^(?:TZ=(\S+)\s+)?(.*)$/.exec(one.cron) ?? [];
      try {
        new Cron(pattern, { ...(timezone && { timezone }), paused: true });
        known.crons.push({ pattern, timezone, text: one.cron });
      } catch (error) {
        refused.push(`${id} has a cron that says nothing: ${one.cron} (${(error as Error).message})`);
      }
    } else if (one.event === failed) {
      known.failureOf = /^event\.data\.function_id == '([^']+)'$/.exec(one.expression ?? "")?.[1] ?? null;
    } else if (one.expression) refused.push(`${id} uses an expression on ${one.event}`);
    else known.events.push(one.event);
  }
  return [known];
}

/** The functions that an event of this name is for. */
export const takersOf = (functions: Known[], event: string): Known[] =>
  functions.filter(({ events }) =>
    events.some((name) => name === event || (name.endsWith("/*") && event.startsWith(name.slice(0, -1)))),
  );

const nameOf = (written: unknown) => String((written as { id?: unknown }).id ?? "a function without a name");

/** The text of a function, in which the steps that it uses can be found before it runs. */
function sourceOf(one: InngestFunction.Any): string {
  const { fn, opts } = one as unknown as { fn: unknown; opts: { onFailure?: unknown } };
  return `${fn}\n${opts.onFailure ?? ""}`;
}
