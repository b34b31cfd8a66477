import type { Inputs } from "@agrar/api";
import type { inferParserType } from "nuqs/server";
import { present, wholeNumber, yesOrNo } from "#ui/url-state.ts";

type Input = Exclude<Inputs["notice"]["list"], void>;

/** What of the notices is in the address. */
export const noticeSearch = { unread: yesOrNo, page: wholeNumber.withDefault(1) };
export type NoticeSearch = inferParserType<typeof noticeSearch>;

export const pageSize = 20;

/** The list that an address asks for. */
export const listInput = (search: NoticeSearch): Input => ({ ...present(search), pageSize });
