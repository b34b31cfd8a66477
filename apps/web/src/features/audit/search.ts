import type { Inputs, Outputs } from "@agrar/api";
import type { inferParserType } from "nuqs/server";
import { oneOf, present, text, wholeNumber } from "#ui/url-state.ts";

type Input = Exclude<Inputs["audit"]["list"], void>;
export type Entry = Outputs["audit"]["list"]["items"][number];

/** The log is sorted by time. */
export const sorts = { at: "desc" } as const;

/** What of the log is in the address. */
export const auditSearch = {
  person: wholeNumber,
  key: wholeNumber,
  action: text,
  entity: text,
  entityId: text,
  requestId: text,
  from: text,
  to: text,
  sort: oneOf<"at">().withDefault("at"),
  order: oneOf<"asc" | "desc">(),
  page: wholeNumber.withDefault(1),
};
export type AuditSearch = inferParserType<typeof auditSearch>;

export const pageSize = 50;

/** The list that an address asks for. */
export function listInput({ sort, order, person, key, ...search }: AuditSearch): Input {
  return { ...present({ ...search, userId: person, keyId: key }), sort, order: order ?? "desc", pageSize };
}
