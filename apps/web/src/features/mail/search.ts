import type { Inputs, Outputs } from "@agrar/api";
import type { inferParserType } from "nuqs/server";
import { present, text, wholeNumber } from "#ui/url-state.ts";

type Input = Exclude<Inputs["mail"]["list"], void>;
export type Letter = Outputs["mail"]["list"]["items"][number];

/** What of the mailbox is in the address. */
export const mailSearch = { recipient: text, page: wholeNumber.withDefault(1) };
export type MailSearch = inferParserType<typeof mailSearch>;

export const pageSize = 25;

/** The list that an address asks for. */
export const listInput = (search: MailSearch): Input => ({ ...present(search), pageSize });
