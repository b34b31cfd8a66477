import type { Inputs } from "@agrar/api";
import type { inferParserType } from "nuqs/server";
import type { Locale } from "#i18n/routing.ts";
import { oneOf, present, text, wholeNumber, yesOrNo } from "#ui/url-state.ts";

type Input = Exclude<Inputs["training"]["list"], void>;
export type Sort = NonNullable<Input["sort"]>;
export type TrainingType = NonNullable<Input["type"]>;
export type Difficulty = NonNullable<Input["difficulty"]>;
export type Status = NonNullable<Input["status"]>;

export const types = ["ONLINE", "OFFLINE", "VIDEO"] as const satisfies TrainingType[];
export const difficulties = [
  "BEGINNER",
  "INTERMEDIATE",
  "ADVANCED",
  "EXPERT",
] as const satisfies Difficulty[];
export const statuses = ["DRAFT", "PUBLISHED", "ARCHIVED", "CANCELLED"] as const satisfies Status[];

/** Each sort with the order that a reader expects of it first. */
export const sorts = {
  createdAt: "desc",
  startDate: "asc",
  title: "asc",
  registrations: "desc",
  rating: "desc",
  difficulty: "asc",
  endDate: "asc",
} as const satisfies Record<Sort, "asc" | "desc">;

/** What of the catalogue is in the address. */
export const trainingSearch = {
  search: text,
  category: wholeNumber,
  type: oneOf<TrainingType>(),
  difficulty: oneOf<Difficulty>(),
  certificate: yesOrNo,
  trainer: wholeNumber,
  from: text,
  to: text,
  sort: oneOf<Sort>().withDefault("createdAt"),
  order: oneOf<"asc" | "desc">(),
  page: wholeNumber.withDefault(1),
};
export type TrainingSearch = inferParserType<typeof trainingSearch>;

/** What of the administrators' table is in the address: only they see more than what is published. */
export const trainingTableSearch = { ...trainingSearch, status: oneOf<Status>() };
export type TrainingTableSearch = inferParserType<typeof trainingTableSearch>;

/** Divides by the columns of every width. */
export const pageSize = 12;

/** Rows of a table are low. */
export const tablePageSize = 25;

/** The list that an address asks for. */
export function listInput(
  { trainer, certificate, sort, order, ...search }: TrainingSearch & Partial<TrainingTableSearch>,
  lang: Locale,
  size = pageSize,
): Input {
  return {
    ...present({ ...search, trainerId: trainer, hasCertificate: certificate }),
    sort,
    order: order ?? sorts[sort] ?? "desc",
    pageSize: size,
    lang,
  };
}
