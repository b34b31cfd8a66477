import type { Inputs } from "@agrar/api";
import type { inferParserType } from "nuqs/server";
import { oneOf, present, text, wholeNumber, yesOrNo } from "#ui/url-state.ts";

type Input = Exclude<Inputs["user"]["list"], void>;
export type Sort = NonNullable<Input["sort"]>;
export type Role = NonNullable<Input["role"]>;
export type Profession = NonNullable<Input["profession"]>;

export const roles = ["LEARNER", "TRAINER", "ADMIN"] as const satisfies Role[];
export const professions = [
  "FARMER",
  "AGRONOMIST",
  "VETERINARIAN",
  "ENTREPRENEUR",
  "RESEARCHER",
  "GOVERNMENT",
] as const satisfies Profession[];

/** Each sort with the order that a reader expects of it first. */
export const sorts = {
  createdAt: "desc",
  lastName: "asc",
  firstName: "asc",
  email: "asc",
  lastLoginAt: "desc",
} as const satisfies Record<Sort, "asc" | "desc">;

/** What of the table of people is in the address. */
export const userSearch = {
  search: text,
  role: oneOf<Role>(),
  profession: oneOf<Profession>(),
  region: text,
  isActive: yesOrNo,
  emailVerified: yesOrNo,
  secondFactor: yesOrNo,
  from: text,
  to: text,
  sort: oneOf<Sort>().withDefault("createdAt"),
  order: oneOf<"asc" | "desc">(),
  page: wholeNumber.withDefault(1),
};
export type UserSearch = inferParserType<typeof userSearch>;

export const pageSize = 25;

/** The list that an address asks for. */
export function listInput({ sort, order, ...search }: UserSearch): Input {
  return { ...present(search), sort, order: order ?? sorts[sort] ?? "desc", pageSize };
}
