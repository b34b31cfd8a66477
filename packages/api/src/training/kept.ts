import { type Keeping, rowTags } from "../keeping.ts";
import type { Page } from "../list/schema.ts";
import type { Training, TrainingByIdInput, TrainingListInput } from "./schema.ts";

/** Which trainings there are on a page, and in which order, hangs on every one; what is shown, on those shown. */
export const trainingList: Keeping<TrainingListInput, Page<Training>> = {
  life: "list",
  tags: ({ sort }, { items }) => [
    "training",
    "category",
    "trainer",
    ...(sort === "registrations" ? ["training.counts"] : []),
    ...(sort === "rating" ? ["rating"] : []),
    ...rowTags(
      "training",
      items.map(({ id }) => id),
    ),
  ],
};

export const trainingById: Keeping<TrainingByIdInput, Training> = {
  life: "detail",
  tags: (_input, { id, category, trainer }) => [
    ...rowTags("training", [id]),
    ...rowTags("category", [category.id]),
    ...rowTags("trainer", [trainer.id]),
  ],
};
