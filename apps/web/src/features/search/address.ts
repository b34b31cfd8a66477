import type { Inputs, Outputs } from "@agrar/api";
import type { Locale } from "#i18n/routing.ts";

export type Noun = Outputs["search"]["overview"]["groups"][number]["noun"];
export type Hit = Outputs["search"]["overview"]["groups"][number]["items"][number];
export type Trainings = Outputs["search"]["trainings"];
type Input = Inputs["search"]["trainings"];

/** The facets whose values are chosen one by one, in the order in which they are shown. */
export const lists = ["category", "type", "difficulty", "month", "trainer", "language"] as const;
/** The facets that are on or off. */
export const switches = ["certificate", "freeSeats"] as const;
export type List = (typeof lists)[number];
export type Switch = (typeof switches)[number];

const nouns = ["TRAINING", "MODULE", "LESSON", "EXAM", "TRAINER"] as const satisfies Noun[];

/** What of a search is in its address. */
export type Search = {
  search: string;
  noun: Noun;
  page: number;
  /** What is chosen of each facet, as it is written in the address. */
  chosen: Record<List, string[]>;
  on: Record<Switch, boolean>;
};

type Params = { [name: string]: string | string[] | undefined };

/** Reads an address. What does not fit is handed on as it stands: the API is the one judge of inputs. */
export function readSearch(params: Params): Search {
  const all = (name: string) =>
    [params[name] ?? []]
      .flat()
      .flatMap((value) => value.split(","))
      .filter(Boolean);
  const one = (name: string) => [params[name] ?? ""].flat()[0] ?? "";
  const page = one("page");
  return {
    search: one("search").trim(),
    noun: nouns.find((noun) => noun === one("noun")) ?? "TRAINING",
    page: page === "" ? 1 : numberOf(page),
    chosen: Object.fromEntries(lists.map((list) => [list, all(list)])) as Search["chosen"],
    on: Object.fromEntries(switches.map((name) => [name, one(name) === "true"])) as Search["on"],
  };
}

const numberOf = (value: string) => (/^\d{1,15}$/.test(value) ? Number(value) : (value as never as number));

/** The address of a search. */
export function searchHref({ search, noun, page, chosen, on }: Search): string {
  const params = new URLSearchParams({ search });
  if (noun !== "TRAINING") params.set("noun", noun);
  for (const list of lists) if (chosen[list].length > 0) params.set(list, chosen[list].join(","));
  for (const name of switches) if (on[name]) params.set(name, "true");
  if (page !== 1) params.set("page", String(page));
  return `/search?${params.toString().replaceAll("%2C", ",")}`;
}

/** The search with one value more or less, from its first page. */
export function toggled(search: Search, list: List, value: string): Search {
  const chosen = search.chosen[list];
  const changed = chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value];
  return { ...search, page: 1, chosen: { ...search.chosen, [list]: changed } };
}

/** The search with a facet on that was off, or off that was on, from its first page. */
export const switched = (search: Search, name: Switch): Search => ({
  ...search,
  page: 1,
  on: { ...search.on, [name]: !search.on[name] },
});

/** The same words with nothing chosen. */
export const unnarrowed = (search: Search): Search => ({
  ...readSearch({}),
  search: search.search,
  noun: search.noun,
});

/** Whether anything is chosen. */
export const isNarrowed = ({ chosen, on }: Search) =>
  lists.some((list) => chosen[list].length > 0) || switches.some((name) => on[name]);

/** Divides by the columns of every width. */
export const pageSize = 12;

/** The page of trainings that an address asks for. */
export function trainingsInput({ search, page, chosen, on }: Search, lang: Locale): Input {
  const { category, trainer, ...words } = chosen;
  const given = { ...words, category: category.map(numberOf), trainer: trainer.map(numberOf) };
  return {
    search,
    page,
    pageSize,
    lang,
    ...(Object.fromEntries(
      Object.entries(given).filter(([, values]) => values.length > 0),
    ) as Partial<Input>),
    ...(on.certificate && { certificate: true }),
    ...(on.freeSeats && { freeSeats: true }),
  };
}

/** Where a row that was found is shown. */
export function hrefOf(noun: Noun, { id, trainingId }: Pick<Hit, "id" | "trainingId">): string {
  if (noun === "EXAM") return `/exams/${id}`;
  if (noun === "TRAINER") return `/trainers/${id}`;
  return `/trainings/${trainingId ?? id}`;
}
