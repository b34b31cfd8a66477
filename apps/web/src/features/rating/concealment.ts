import "#safety/no-eval.ts";
import type { Problem } from "@agrar/api";
import { problemsOf } from "@agrar/api/problem/schema";
import { concealment } from "@agrar/api/rating/schema";

/** What is wrong with the reason for which a comment is to be hidden, as the API would say it. */
export function problemsInConcealment(draft: object): Problem[] {
  const { error } = concealment.safeParse(draft);
  return error ? problemsOf(error) : [];
}
