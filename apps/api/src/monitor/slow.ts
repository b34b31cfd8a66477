import type { SlowStatement } from "@agrar/api/health/schema";
import { createRing } from "./ring.ts";

export type SlowOptions = {
  /** Statements that take longer than so many milliseconds are slow. */
  above: number;
  /** Asks the database how it goes about a statement; resolves with nothing where it does not say. */
  plan?: ((text: string) => Promise<string | undefined>) | undefined;
  log(details: Record<string, unknown>, message: string): void;
};

/** How many are remembered. */
const most = 20;
/** Longer texts are cut. */
const longest = 4_000;

/** Milliseconds between two plans, and until the plan of the same text is asked for again. */
const plans = { apart: 5_000, again: 600_000 };

/**
 * Writes slow statements to the log, one line each: who sent it, how long it took, how many rows, and its text without values.
 * Where plans are asked for, the line has the plan too, for one statement at a time and each text now and then.
 */
export function createSlow({ above, plan, log }: SlowOptions) {
  const seen = createRing<SlowStatement>(most);
  const plannedAt = new Map<string, number>();
  let count = 0;
  let lastPlan = Number.NEGATIVE_INFINITY;

  async function planOf(text: string): Promise<string | null> {
    const now = performance.now();
    if (!plan || !isRead(text) || now - lastPlan < plans.apart) return null;
    if (now - (plannedAt.get(text) ?? Number.NEGATIVE_INFINITY) < plans.again) return null;
    lastPlan = now;
    if (plannedAt.size >= 200) plannedAt.clear();
    plannedAt.set(text, now);
    return (await plan(text).catch(() => undefined)) ?? null;
  }

  return {
    above,
    get count() {
      return count;
    },
    seen,
    note(by: string | undefined, sent: string, ms: number, rows: number | null): void {
      if (ms <= above) return;
      count++;
      const text = told(sent);
      const one: SlowStatement = {
        at: new Date().toISOString(),
        by: by ?? null,
        ms: Math.round(ms),
        rows,
        text,
        plan: null,
      };
      seen.put(one);
      const write = () => log({ ...one, plan: one.plan ?? undefined }, "slow statement");
      planOf(sent).then((found) => {
        one.plan = found;
        write();
      }, write);
    },
  };
}

/** The text on one line, as the log and the page have it. */
export const told = (text: string) => text.replace(/\s+/g, " ").trim().slice(0, longest);

/** Whether a statement only reads, and is one: what else it was, nobody asks for its plan. */
export const isRead = (text: string) =>
  /^\s*(select|with)\b/i.test(text) &&
  !/\b(insert|update|delete|merge|into|nextval|setval)\b/i.test(text) &&
  !/;/.test(text);
