import type { Inputs, Outputs } from "@agrar/api";
import type { inferParserType } from "nuqs/server";
import { oneOf, present, text, wholeNumber } from "#ui/url-state.ts";

type Input = Exclude<Inputs["invitation"]["list"], void>;
export type State = NonNullable<Input["state"]>;
export type Invitation = Outputs["invitation"]["list"]["items"][number];

export const states = ["OPEN", "ACCEPTED", "EXPIRED", "REVOKED"] as const satisfies State[];

/** Invitations are sorted by when they were sent. */
export const sorts = { createdAt: "desc" } as const;

/** What of the table of invitations is in the address. */
export const invitationSearch = {
  search: text,
  state: oneOf<State>(),
  sort: oneOf<"createdAt">().withDefault("createdAt"),
  order: oneOf<"asc" | "desc">(),
  page: wholeNumber.withDefault(1),
};
export type InvitationSearch = inferParserType<typeof invitationSearch>;

export const pageSize = 25;

/** The list that an address asks for. */
export function listInput({ sort, order, ...search }: InvitationSearch): Input {
  return { ...present(search), sort, order: order ?? "desc", pageSize };
}
