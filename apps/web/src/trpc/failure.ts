import type { Problem } from "@agrar/api";
import { isTRPCClientError } from "@trpc/client";

/** What went wrong with a call, whoever saw it: the API's own reason, or that the API could not be reached. */
export type Failure = {
  reason: string;
  problems: Problem[];
  /** The API understood and said no: asking again gives the same answer. */
  refused: boolean;
};

/** Reads the failure out of what a call threw. */
export const failureOf = (error: unknown): Failure =>
  failureIn((isTRPCClientError(error) && (error.data as Refusal | undefined)) || {});

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
