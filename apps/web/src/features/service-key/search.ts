import type { Inputs, Outputs } from "@agrar/api";
import type { inferParserType } from "nuqs/server";
import { oneOf, present, text, wholeNumber } from "#ui/url-state.ts";

type Input = Exclude<Inputs["serviceKey"]["list"], void>;
type Sort = NonNullable<Input["sort"]>;
export type State = NonNullable<Input["state"]>;
export type ServiceKey = Outputs["serviceKey"]["list"]["items"][number];

export const states = ["ACTIVE", "EXPIRED", "REVOKED"] as const satisfies State[];

/** Each sort with the order that a reader expects of it first. */
export const sorts = {
  createdAt: "desc",
  name: "asc",
  expiresAt: "asc",
} as const satisfies Record<Sort, "asc" | "desc">;

/** What of the table of keys is in the address. */
export const serviceKeySearch = {
  search: text,
  state: oneOf<State>(),
  sort: oneOf<Sort>().withDefault("createdAt"),
  order: oneOf<"asc" | "desc">(),
  page: wholeNumber.withDefault(1),
};
export type ServiceKeySearch = inferParserType<typeof serviceKeySearch>;

export const pageSize = 25;

/** The list that an address asks for. */
export function listInput({ sort, order, ...search }: ServiceKeySearch): Input {
  return { ...present(search), sort, order: order ?? sorts[sort] ?? "desc", pageSize };
}
