import type { Problem } from "@agrar/api";
import { isTRPCClientError } from "@trpc/client";
import { failureIn, type Refusal } from "./refusal.ts";

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
