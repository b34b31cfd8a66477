import type { Inputs } from "@agrar/api";
import type { Locale } from "#i18n/routing.ts";

/** How many requests are shown at a time. */
const shown = 50;

/** What the trainer's page asks for: the requests in their trainings, those first that have waited longest. */
export const requestsInput = (lang: Locale) =>
  ({
    lang,
    scope: "given",
    statuses: ["PENDING"],
    order: "asc",
    pageSize: shown,
    total: false,
  }) satisfies Inputs["registration"]["list"];
