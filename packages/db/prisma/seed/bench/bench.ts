import { fillOnce, moveSequences, type Part, type Progress, type Target } from "../fill.ts";
import { examSteps } from "./exams.ts";
import { peopleSteps } from "./people.ts";
import { registrationSteps } from "./registrations.ts";
import { type BenchSizeName, benchSizes } from "./size.ts";
import { toolsStep } from "./tools.ts";
import { trainingSteps } from "./trainings.ts";

/**
 * Fills an empty, migrated database with generated data of a size, inside PostgreSQL and through all its rules.
 * Only the times move with the day of the seeding; all else is the same in every run. Returns false, with nothing done,
 * when the database has users.
 */
export function seedBench(target: Target, name: BenchSizeName, onProgress?: Progress): Promise<boolean> {
  const size = benchSizes[name];
  const steps = [
    toolsStep,
    ...peopleSteps(size),
    ...trainingSteps(size),
    ...registrationSteps(size),
    ...examSteps(size),
  ];
  const parts: Part[] = steps.map(({ name, sql }) => ({ name, run: (client) => client.query(sql) }));
  return fillOnce(target, [...parts, { name: "sequences", run: moveSequences }], onProgress);
}
