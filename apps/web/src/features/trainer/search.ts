import type { Inputs } from "@agrar/api";
import type { inferParserType } from "nuqs/server";
import type { Locale } from "#i18n/routing.ts";
import { oneOf, present, text, wholeNumber } from "#ui/url-state.ts";

type Input = Exclude<Inputs["trainer"]["list"], void>;
export type Sort = NonNullable<Input["sort"]>;

/** Each sort with the order that a reader expects of it first. */
export const sorts = {
  lastName: "asc",
  firstName: "asc",
  specialty: "asc",
  createdAt: "desc",
} as const satisfies Record<Sort, "asc" | "desc">;

/** What of the directory is in the address. */
export const trainerSearch = {
  search: text,
  sort: oneOf<Sort>().withDefault("lastName"),
  order: oneOf<"asc" | "desc">(),
  page: wholeNumber.withDefault(1),
};
export type TrainerSearch = inferParserType<typeof trainerSearch>;

/** Divides by the columns of every width. */
export const pageSize = 12;

/** The list that an address asks for. */
export function listInput({ sort, order, ...search }: TrainerSearch, lang: Locale): Input {
  return { ...present(search), sort, order: order ?? sorts[sort] ?? "asc", pageSize, lang };
}
