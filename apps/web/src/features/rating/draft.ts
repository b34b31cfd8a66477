import "#safety/no-eval.ts";
import type { Problem } from "@agrar/api";
import { problemsOf } from "@agrar/api/problem/schema";
import { ratingDraft } from "@agrar/api/rating/schema";

/** What is wrong with a rating as a form holds it, as the API would say it. */
export function problemsIn(trainingId: number, { stars, ...body }: { stars?: unknown }): Problem[] {
  const { error } = ratingDraft.safeParse({
    trainingId,
    ...body,
    ...(stars !== undefined && { stars: Number(stars) }),
  });
  return error ? problemsOf(error) : [];
}
