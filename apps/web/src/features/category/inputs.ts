import "#safety/no-eval.ts";
import type { Problem } from "@agrar/api";
import { categoryDraft } from "@agrar/api/category/schema";
import { problemsOf } from "@agrar/api/problem/schema";

/** What is wrong with a category as its form holds it, as the API would say it. */
export function problemsIn(draft: object): Problem[] {
  const { error } = categoryDraft.safeParse(draft);
  return error ? problemsOf(error) : [];
}
