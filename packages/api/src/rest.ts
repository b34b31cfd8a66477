import { categoryRest } from "./category/rest.ts";
import { examRest } from "./exam/rest.ts";
import type { RestRoute } from "./rest-route.ts";
import { searchRest } from "./search/rest.ts";
import { trainerRest } from "./trainer/rest.ts";
import { trainingRest } from "./training/rest.ts";
import { userRest } from "./user/rest.ts";

/** Every address of the REST interface, below /api/v1. */
export const restRoutes: RestRoute[] = [
  ...trainingRest,
  ...examRest,
  ...categoryRest,
  ...trainerRest,
  ...userRest,
  ...searchRest,
];

export type { RestRoute } from "./rest-route.ts";
