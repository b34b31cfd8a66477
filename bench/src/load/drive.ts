import { setTimeout as wait } from "node:timers/promises";
import type { createMeasure } from "./measure.ts";
import { createVisitor } from "./visitor.ts";
import type { Visit } from "./visits.ts";

export type Party = { visit: Visit; cookie?: string | undefined };

/**
 * Lets all parties make one visit after another for so many seconds, each from an address of its own, with pauses of
 * `pauseMs` on average. They come in during the first pause, not all at the same moment.
 */
export async function drive(
  parties: Party[],
  {
    origin,
    measure,
    seconds,
    pauseMs,
  }: { origin: string; measure: ReturnType<typeof createMeasure>; seconds: number; pauseMs: number },
): Promise<void> {
  const until = AbortSignal.timeout(seconds * 1_000);
  const pause = async () => {
    // Longer pauses are rarer, as they are with people.
    const ms = Math.min(-Math.log(1 - Math.random()), 5) * pauseMs;
    await wait(ms, undefined, { signal: until }).catch(() => {});
  };
  await Promise.all(
    parties.map(async ({ visit, cookie }, place) => {
      const address = `10.${place >> 16}.${(place >> 8) & 255}.${place & 255}`;
      await wait(Math.random() * pauseMs, undefined, { signal: until }).catch(() => {});
      while (!until.aborted) {
        await visit(createVisitor({ origin, measure, until }, { address, cookie }), pause);
        await pause();
      }
    }),
  );
}
