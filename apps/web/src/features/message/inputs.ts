import "#safety/no-eval.ts";
import type { Inputs, Problem } from "@agrar/api";
import { messageDraft } from "@agrar/api/message/schema";
import { problemsOf } from "@agrar/api/problem/schema";

/** What is wrong with a message, as the API would say it. */
export function problemsIn(draft: Inputs["message"]["send"]): Problem[] {
  const { error } = messageDraft.safeParse(draft);
  return error ? problemsOf(error) : [];
}
