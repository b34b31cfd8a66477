import { useTranslations } from "next-intl";
import { useFormat } from "#i18n/use-format.ts";

/** How large a file is, in the unit that leaves a number one can picture. */
export function useSize() {
  const t = useTranslations("file.sizes");
  const format = useFormat();
  return (bytes: number): string => {
    const [unit, size] = bytes < 1_000_000 ? (["kb", 1_000] as const) : (["mb", 1_000_000] as const);
    const count = bytes / size;
    return t(unit, { size: format.number(count < 10 ? Math.ceil(count * 10) / 10 : Math.ceil(count)) });
  };
}
