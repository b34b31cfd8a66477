import type { Outputs } from "@agrar/api";
import { useTranslations } from "next-intl";
import { useFormat } from "#i18n/use-format.ts";

type Training = Outputs["training"]["list"]["items"][number];
type Held = Pick<Training, "type" | "startDate" | "endDate">;

/** On which days a training is held, in words: a video at any time, and a draft may have none yet. */
export function useDates() {
  const t = useTranslations("training");
  const format = useFormat();
  return ({ type, startDate, endDate }: Held): string => {
    if (startDate) return format.dates(startDate, endDate);
    return t(type === "VIDEO" ? "anytime" : "undated");
  };
}
