import type { Outputs } from "@agrar/api";
import { useTranslations } from "next-intl";
import { useFormat } from "#i18n/use-format.ts";

type Exam = Pick<Outputs["exam"]["byId"], "phase" | "startDate" | "endDate">;

/** When an exam opens or closes, in a few words: the next of the two, or that it is over. */
export function useOpening({ phase, startDate, endDate }: Exam): string {
  const t = useTranslations("exam");
  const format = useFormat();
  if (phase === "UPCOMING" && startDate) return t("opens", { date: format.day(startDate) });
  if (endDate) return t(phase === "ENDED" ? "ended" : "closes", { date: format.day(endDate) });
  return t("always");
}
