import type { z } from "zod";
import { AppError } from "./error.ts";
import { problemsOf } from "./problem/schema.ts";

/**
 * What came from outside by another way than a procedure, as a schema has it.
 *
 * @throws AppError with all that is wrong with it, as a procedure refuses its input.
 */
export function readInput<Schema extends z.ZodType>(schema: Schema, given: unknown): z.output<Schema> {
  const { success, data, error } = schema.safeParse(given);
  if (success) return data;
  const problems = problemsOf(error);
  throw new AppError("BAD_REQUEST", problems[0]?.reason ?? "input.invalid", { problems });
}
