import "#safety/no-eval.ts";
import type { Problem } from "@agrar/api";
import { erasure, profileChange } from "@agrar/api/account/schema";
import { problemsOf } from "@agrar/api/problem/schema";
import { bodies } from "@agrar/api/sign-in/schema";
import { z } from "zod";

/** What each form of the account must hold: the API's own schemas. */
const inputs = {
  ...bodies,
  profile: profileChange,
  // What is typed to confirm is for the page to compare.
  erasure: erasure.extend({ confirmation: z.string() }),
};
export type Inputs = typeof inputs;

/** What is wrong with what a form holds, as the API would say it. */
export function problemsIn(key: keyof Inputs, body: object): Problem[] {
  const { error } = inputs[key].safeParse(body);
  return error ? problemsOf(error) : [];
}
