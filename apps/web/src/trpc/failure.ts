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
export function failureOf(error: unknown): Failure {
  const data: Partial<Failure> & { httpStatus?: number } =
    (isTRPCClientError(error) ? (error.data as object | undefined) : undefined) ?? {};
  const status = data.httpStatus ?? 503;
  return {
    reason: data.reason ?? "server.unavailable",
    problems: data.problems ?? [],
    refused: status >= 400 && status < 500 && status !== 429,
  };
}
