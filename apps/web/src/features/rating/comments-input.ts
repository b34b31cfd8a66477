import type { Outputs } from "@agrar/api";
import type { Locale } from "#i18n/routing.ts";

export type CommentPage = Outputs["rating"]["list"];

/** How many comments come at a time. */
const shown = 5;

/** What the page of a training asks for: what is said of it, the newest first. */
export const commentsInput = (trainingId: number, lang: Locale) => ({
  trainingId,
  commented: true as const,
  pageSize: shown,
  total: false,
  lang,
});
