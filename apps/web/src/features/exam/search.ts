import type { Inputs } from "@agrar/api";
import type { inferParserType } from "nuqs/server";
import type { Locale } from "#i18n/routing.ts";
import { oneOf, present, text, wholeNumber, yesOrNo } from "#ui/url-state.ts";

type Input = Exclude<Inputs["exam"]["list"], void>;
export type Sort = NonNullable<Input["sort"]>;
export type Phase = NonNullable<Input["phase"]>;
export type ExamType = NonNullable<Input["type"]>;
export type Status = NonNullable<Input["status"]>;

export const phases = ["ACTIVE", "UPCOMING", "ENDED"] as const satisfies Phase[];
export const types = ["TRAINING_BASED", "INDEPENDENT"] as const satisfies ExamType[];
export const statuses = ["DRAFT", "PUBLISHED", "ARCHIVED"] as const satisfies Status[];

/** Each sort with the order that a reader expects of it first. */
export const sorts = {
  createdAt: "desc",
  startDate: "asc",
  endDate: "asc",
  title: "asc",
  passingScore: "asc",
  registrations: "desc",
} as const satisfies Record<Sort, "asc" | "desc">;

/** What of the list of exams is in the address. */
export const examSearch = {
  search: text,
  category: wholeNumber,
  phase: oneOf<Phase>(),
  type: oneOf<ExamType>(),
  certificate: yesOrNo,
  sort: oneOf<Sort>().withDefault("createdAt"),
  order: oneOf<"asc" | "desc">(),
  page: wholeNumber.withDefault(1),
};
export type ExamSearch = inferParserType<typeof examSearch>;

/** What of the administrators' table is in the address: only they see more than what is published. */
export const examTableSearch = {
  ...examSearch,
  status: oneOf<Status>(),
  training: wholeNumber,
  from: text,
  to: text,
};
export type ExamTableSearch = inferParserType<typeof examTableSearch>;

/** Divides by the columns of every width. */
export const pageSize = 12;

/** Rows of a table are low. */
export const tablePageSize = 25;

/** The list that an address asks for. */
export function listInput(
  { certificate, sort, order, training, ...search }: ExamSearch & Partial<ExamTableSearch>,
  lang: Locale,
  size = pageSize,
): Input {
  return {
    ...present({ ...search, hasCertificate: certificate, trainingId: training ?? null }),
    sort,
    order: order ?? sorts[sort] ?? "desc",
    pageSize: size,
    lang,
  };
}
