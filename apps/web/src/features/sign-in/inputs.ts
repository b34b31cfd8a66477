import "#safety/no-eval.ts";
import type { Problem } from "@agrar/api";
import { acceptance } from "@agrar/api/invitation/schema";
import { problemsOf } from "@agrar/api/problem/schema";
import { bodies } from "@agrar/api/sign-in/schema";

/** What each form must hold: the API's own schemas. */
const inputs = { ...bodies, invitation: acceptance };
export type Inputs = typeof inputs;

/** What is wrong with what a form holds, as the API would say it. */
export function problemsIn(key: keyof Inputs, body: object): Problem[] {
  const { error } = inputs[key].safeParse(body);
  return error ? problemsOf(error) : [];
}
