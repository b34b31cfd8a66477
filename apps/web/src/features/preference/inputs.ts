import "#safety/no-eval.ts";
import type { Problem } from "@agrar/api";
import { preferences } from "@agrar/api/preference/schema";
import { problemsOf } from "@agrar/api/problem/schema";

/** What is wrong with what a form holds, as the API would say it. */
export function problemsIn(wishes: object): Problem[] {
  const { error } = preferences.safeParse(wishes);
  return error ? problemsOf(error) : [];
}
