import type { Inputs, Outputs } from "@agrar/api";
import { type Outcome, post } from "./post.ts";
import { failureIn, type Refusal } from "./refusal.ts";

/**
 * Has a procedure change something, from a page that keeps nothing of what the API answers: such a page does without the
 * scripts of a client.
 */
export async function tell<
  Noun extends keyof Inputs,
  Verb extends string & keyof Inputs[Noun] & keyof Outputs[Noun],
>(noun: Noun, verb: Verb, input: Inputs[Noun][Verb]): Promise<Outcome<Outputs[Noun][Verb]>> {
  type Answer = { result: { data: Outputs[Noun][Verb] }; error?: { data?: Refusal } };
  const { status, answer } = await post<Answer>(`/trpc/${noun}.${verb}`, input ?? {});
  if (status < 400) return { answer: answer.result.data };
  return { failure: failureIn({ httpStatus: status, ...answer.error?.data }) };
}
