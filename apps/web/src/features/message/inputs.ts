import "#safety/no-eval.ts";
import type { Inputs, Problem } from "@agrar/api";
import { messageDraft } from "@agrar/api/message/schema";
import { problemsOf } from "@agrar/api/problem/schema";

/**
 * What is wrong with a message, field by field: the API says of each that it is about the texts, and the form has two fields for
 * every language.
 */
export function problemsIn(draft: Inputs["message"]["send"]): Problem[] {
  const { error } = messageDraft.safeParse(draft);
  return error ? problemsOf(error).map(ofField) : [];
}

function ofField(problem: Problem): Problem {
  const [, name] = /^texts\.\w+\.(subject|text)$/.exec(problem.field) ?? [];
  if (!name) return problem;
  const [, word] = problem.reason.split(".");
  return { ...problem, reason: word === "required" ? `message.${name}Missing` : `${name}.${word}` };
}
