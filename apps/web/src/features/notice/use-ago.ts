import { useTranslations } from "next-intl";
import { useFormat } from "#i18n/use-format.ts";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** How long ago a moment was, in words; from a week on, its day. Both by the same clock, in milliseconds since 1970. */
export function useAgo() {
  const t = useTranslations("ago");
  const format = useFormat();
  return (moment: string, now: number): string => {
    const passed = now - Date.parse(moment);
    const whole = (unit: number) => ({ count: Math.floor(passed / unit) });
    if (passed < minute) return t("now");
    if (passed < hour) return t("minutes", whole(minute));
    if (passed < day) return t("hours", whole(hour));
    if (passed < 7 * day) return t("days", whole(day));
    return format.day(moment);
  };
}
