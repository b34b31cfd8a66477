import { setTimeout as sleep } from "node:timers/promises";
import type { Tools } from "../tools.ts";

const parts = ["one", "two", "three"];

/** A function that notes each time that one of its steps is done, and whether it was finished before. */
export const witness = ({ inngest, db }: Tools) =>
  inngest.createFunction(
    { id: "witness", triggers: [{ event: "witness/called" }] },
    async ({ runId, step }) => {
      const note = async (name: string) => {
        await db.$executeRaw`
        insert into witnessed (run_id, step, is_again)
        select ${runId}::uuid, ${name}, exists (select from jobs.steps
                where run_id = ${runId}::uuid and name = ${name} and state = 'done')`;
        // Work takes its time, so that some are killed in the middle of it.
        await sleep(400 * Math.random());
      };
      await step.run("first", () => note("first"));
      await step.sleep("nap", "1s");
      await Promise.all(parts.map((part) => step.run(part, () => note(part))));
      await step.run("last", () => note("last"));
    },
  );

/** The steps that a run of it has. */
export const witnessSteps = parts.length + 2;
