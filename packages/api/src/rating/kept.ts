import { type Keeping, rowTags } from "../keeping.ts";
import type { Page } from "../list/schema.ts";
import type { Rating, RatingListInput } from "./schema.ts";

/** Of one training, ratings are told as what is shown of it; of many, any rating may be another one. */
export const ratingList: Keeping<RatingListInput, Page<Rating>> = {
  life: "list",
  tags: ({ trainingId }, { items }) =>
    trainingId === undefined
      ? [
          "rating",
          "training",
          ...rowTags(
            "training",
            items.map(({ training }) => training.id),
          ),
        ]
      : rowTags("training", [trainingId]),
};
