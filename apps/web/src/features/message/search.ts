import type { Inputs } from "@agrar/api";
import type { inferParserType } from "nuqs/server";
import { present, wholeNumber } from "#ui/url-state.ts";

/** What of the messages is in the address. */
export const messageSearch = { page: wholeNumber.withDefault(1) };
export type MessageSearch = inferParserType<typeof messageSearch>;

export const pageSize = 10;

/** The messages that an address asks for. */
export const listInput = (
  search: MessageSearch,
  trainingId: number,
): Exclude<Inputs["message"]["list"], void> => ({ ...present(search), trainingId, pageSize });
