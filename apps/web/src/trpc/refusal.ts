import type { Problem } from "@agrar/api";
import type { Failure } from "./failure.ts";

/** What an answer of the API says of its refusal. */
export type Refusal = { reason?: string; problems?: Problem[]; httpStatus?: number };

/** The failure that a refusal tells of. One that says nothing is none of the API's: it did not answer. */
export function failureIn({
  reason = "server.unavailable",
  problems = [],
  httpStatus = 503,
}: Refusal): Failure {
  const refused = httpStatus >= 400 && httpStatus < 500 && httpStatus !== 429;
  return { reason, problems, refused };
}
