import { type Keeping, rowTags } from "../keeping.ts";
import type { SearchOverview, SearchOverviewInput, SearchTrainings, SearchTrainingsInput } from "./schema.ts";

/**
 * Whatever is found, and in which order, is written in the documents; what is shown of it, in the rows themselves: dates and
 * banners of trainings, the names of categories and people, the titles of what modules, lessons and exams belong to.
 */
export const searchTrainings: Keeping<SearchTrainingsInput, SearchTrainings> = {
  life: "list",
  tags: (_input, { items }) => [
    "search",
    "category",
    "trainer",
    ...rowTags(
      "training",
      items.map(({ id }) => id),
    ),
  ],
};

export const searchOverview: Keeping<SearchOverviewInput, SearchOverview> = {
  life: "list",
  tags: (_input, { groups }) => [
    "search",
    "category",
    "trainer",
    ...rowTags("training", [
      ...new Set(groups.flatMap(({ items }) => items.flatMap(({ trainingId }) => trainingId ?? []))),
    ]),
  ],
};
