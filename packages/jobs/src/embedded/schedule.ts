import { Cron } from "croner";
import type pg from "pg";
import type { Event } from "../event.ts";
import type { Known } from "./functions.ts";

/** The run of a function at a moment of its plan. All processes name it alike, so that it happens once. */
export type Tick = { functionId: string; event: Event };

/** Calls `due` at each moment at which a function runs by itself. */
export function schedule(functions: Known[], due: (tick: Tick) => void): { stop(): void } {
  const plans = functions.flatMap(({ id, crons }) =>
    crons.map(
      ({ pattern, timezone, text }) =>
        new Cron(pattern, { ...(timezone && { timezone }), unref: true }, (self: Cron) => {
          // Whoever is busy comes to it late, and names it like those who are not: by the moment of the plan.
          const [planned] = self.previousRuns(1, new Date(Date.now() + 1));
          if (planned) due(tickOf(id, text, planned));
        }),
    ),
  );
  return {
    stop: () => {
      for (const plan of plans) plan.stop();
    },
  };
}

/** The runs that nobody was there for: of each function that has run before, the last one. */
export async function missedTicks(tx: pg.ClientBase, functions: Known[]): Promise<Tick[]> {
  const ticks = functions.flatMap(({ id, crons }) =>
    crons.flatMap(({ pattern, timezone, text }) => {
      const [last] = new Cron(pattern, { ...(timezone && { timezone }), paused: true }).previousRuns(1);
      return last ? [tickOf(id, text, last)] : [];
    }),
  );
  const { rows } = await tx.query<{ function_id: string }>(
    "select distinct function_id from jobs.runs where function_id = any($1)",
    [ticks.map(({ functionId }) => functionId)],
  );
  const known = new Set(rows.map((row) => row.function_id));
  return ticks.filter(({ functionId }) => known.has(functionId));
}

function tickOf(functionId: string, cron: string, at: Date): Tick {
  return {
    functionId,
    event: {
      id: `cron/${cron}/${at.toISOString()}`,
      name: "inngest/scheduled.timer",
      data: { cron },
      ts: at.getTime(),
    },
  };
}
