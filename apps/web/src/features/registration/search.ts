import type { Inputs } from "@agrar/api";
import type { inferParserType } from "nuqs/server";
import type { Locale } from "#i18n/routing.ts";
import { oneOf, present, text, wholeNumber } from "#ui/url-state.ts";

type Input = Exclude<Inputs["registration"]["list"], void>;
export type Sort = NonNullable<Input["sort"]>;
export type Stage = NonNullable<Input["stage"]>;
export type Status = NonNullable<Input["statuses"]>[number];

export const stages = ["LEARNING", "UPCOMING", "WAITING", "COMPLETED"] as const satisfies Stage[];
export const statuses = [
  "APPROVED",
  "COMPLETED",
  "PENDING",
  "WAITLISTED",
  "REJECTED",
  "CANCELLED",
] as const satisfies Status[];

/** What of one's own trainings is in the address. */
export const ownSearch = { stage: oneOf<Stage>(), page: wholeNumber.withDefault(1) };
export type OwnSearch = inferParserType<typeof ownSearch>;

export const ownPageSize = 20;

/** One's own trainings that an address asks for: what is held next in the order of the calendar, the rest newest first. */
export const ownInput = (search: OwnSearch, lang: Locale): Input => ({
  ...present(search),
  ...(search.stage === "UPCOMING"
    ? ({ sort: "nextDay", order: "asc" } as const)
    : search.stage === "LEARNING"
      ? ({ sort: "lastActivity" } as const)
      : {}),
  scope: "mine",
  pageSize: ownPageSize,
  lang,
});

/** What learners of a training are sorted by, each with the order that a reader expects of it first. */
export const learnerSorts = {
  registeredAt: "desc",
  percent: "desc",
  lastActivity: "desc",
} as const satisfies Partial<Record<Sort, "asc" | "desc">>;
type LearnerSort = keyof typeof learnerSorts;

/** What of the learners of a training is in the address. */
export const learnerSearch = {
  search: text,
  status: oneOf<Status>(),
  sort: oneOf<LearnerSort>().withDefault("registeredAt"),
  order: oneOf<"asc" | "desc">(),
  page: wholeNumber.withDefault(1),
};
export type LearnerSearch = inferParserType<typeof learnerSearch>;

export const learnerPageSize = 25;

/** The learners of a training that an address asks for. */
export const learnerInput = (
  { status, sort, order, ...search }: LearnerSearch,
  trainingId: number,
  lang: Locale,
): Input => ({
  ...present(search),
  ...(status && { statuses: [status] }),
  sort,
  order: order ?? learnerSorts[sort] ?? "desc",
  trainingId,
  pageSize: learnerPageSize,
  lang,
});
