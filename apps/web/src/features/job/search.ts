import type { Inputs, Outputs } from "@agrar/api";
import type { inferParserType } from "nuqs/server";
import { wholeNumber } from "#ui/url-state.ts";

type Input = Exclude<Inputs["job"]["failed"], void>;
export type FailedJob = Outputs["job"]["failed"]["items"][number];

/** What of the failed jobs is in the address. */
export const jobSearch = { page: wholeNumber.withDefault(1) };
export type JobSearch = inferParserType<typeof jobSearch>;

const pageSize = 20;

/** The page of them that an address asks for. */
export const listInput = ({ page }: JobSearch): Input => ({ page, pageSize });

/** Milliseconds after which the page asks again, while somebody sees it. */
export const refetchInterval = 5_000;
