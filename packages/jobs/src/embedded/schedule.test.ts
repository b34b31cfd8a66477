import { expect, onTestFinished, test, vi } from "vitest";
import { schedule } from "./schedule.ts";

const nightly = { pattern: "30 3 * * *", timezone: "Asia/Baku", text: "TZ=Asia/Baku 30 3 * * *" };
const known = { id: "agrar-forget", events: [], failureOf: null, maxAttempts: 4, concurrency: null };

test.each([0, 1, 999, 3_500, 600_000])(
  "who comes to a run %i ms late names it by the moment of the plan, as all do",
  (late) => {
    vi.useFakeTimers({
      toFake: ["Date", "setTimeout", "clearTimeout"],
      now: new Date("2026-11-28T23:29:58Z"),
    });
    onTestFinished(() => void vi.useRealTimers());
    const named: string[] = [];
    const plan = schedule([{ ...known, crons: [nightly] }], ({ event }) => named.push(event.id));
    onTestFinished(() => plan.stop());
    vi.setSystemTime(Date.now() + late);
    vi.advanceTimersByTime(2_000);
    expect(named).toEqual([`cron/${nightly.text}/2026-11-28T23:30:00.000Z`]);
  },
);
