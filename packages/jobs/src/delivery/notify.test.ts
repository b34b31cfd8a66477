import { InngestTestEngine } from "@inngest/test";
import type { InngestFunction } from "inngest";
import { expect, test } from "vitest";
import { createClient } from "../client.ts";
import { eventOf } from "../event.ts";
import { trainingPublished } from "../training/published.ts";
import { notify } from "./notify.ts";

const event = eventOf({
  id: 12,
  name: "training/published",
  data: { trainingId: 7 },
  actorId: null,
  at: "2026-11-25T08:00:00.000Z",
});

/** The function as Inngest's own test engine runs it, with what its first step is to come to. */
const engine = (chunks: number) =>
  new InngestTestEngine({
    function: notify(
      { inngest: createClient(undefined, 0, () => {}) } as Parameters<typeof notify>[0],
      trainingPublished,
    ) as InngestFunction.Any,
    events: [event],
    steps: [
      { id: "plan", handler: () => chunks },
      { id: "fan-out", handler: () => ({ ids: [] }) },
    ],
  });

test("a message goes out by as many chunks as were planned, each named by its fact", async () => {
  const { result, ctx } = await engine(3).execute();
  expect(result).toEqual({ chunks: 3 });
  expect(ctx.step.sendEvent).toHaveBeenCalledExactlyOnceWith(
    "fan-out",
    [0, 1, 2].map((chunk) => ({
      id: `fact-12/training.published/${chunk}`,
      name: "delivery/chunk-due",
      data: { fact: event.data.fact, kind: "training.published", chunk },
    })),
  );
});

test("a message to nobody sends nothing", async () => {
  const { result, ctx } = await engine(0).execute();
  expect(result).toEqual({ chunks: 0 });
  expect(ctx.step.sendEvent).not.toHaveBeenCalled();
});
