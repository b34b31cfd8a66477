import { z } from "zod";
import { type RatingSummary, ratingSummary } from "./schema.ts";

const { shape } = ratingSummary;

/** What ratings come to, under the names of the old portal. */
export const restRating = z.strictObject({ average_rating: shape.average, ratings_count: shape.count });

export const toRestRating = ({ average, count }: RatingSummary): z.infer<typeof restRating> => ({
  average_rating: average,
  ratings_count: count,
});
