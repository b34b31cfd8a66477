import { useTranslations } from "next-intl";
import { useFormat } from "#i18n/use-format.ts";

/** Figures of machines with their units, as few digits as say something. */
export function useUnits() {
  const t = useTranslations("admin.health");
  const format = useFormat();
  const short = (n: number) => format.number(n >= 10 ? Math.round(n) : Math.round(n * 10) / 10);
  return {
    short,
    ms: (n: number) => t("ms", { n: short(n) }),
    mb: (bytes: number) => t("mb", { n: format.number(Math.round(bytes / 1_048_576)) }),
    perMinute: (n: number) => t("perMinute", { n: short(n) }),
    percent: (n: number) => format.percent(Math.round(n)),
    /** What there may be none of. */
    maybe: (n: number | null, text: (n: number) => string) => (n === null ? t("unknown") : text(n)),
  };
}
