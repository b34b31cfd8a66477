import type { Problem } from "@agrar/api";
import { useTranslations } from "next-intl";
import { useFormat } from "./use-format.ts";

type Key = Parameters<ReturnType<typeof useTranslations<"errors">>>[0];

/**
 * Puts a refusal of the API into the reader's words: the text of its reason where there is one, else that of the
 * word after the dot (`page.outOfRange` is of the kind `outOfRange`), with the field's name. A refusal that lasts for a
 * while says how long.
 */
export function useReason() {
  const t = useTranslations("errors");
  const format = useFormat();
  return (reason: string, { field, params }: Partial<Pick<Problem, "field" | "params">> = {}): string => {
    if (typeof params?.seconds === "number") return t("words.wait", { span: format.wait(params.seconds) });
    if (t.has(reason as Key)) return t(reason as Key);
    const [noun = "input", kind = "invalid"] = reason.split(".");
    const bound = params?.minimum ?? params?.maximum;
    const word =
      kind !== "outOfRange" || bound === undefined
        ? kind
        : params?.minimum === undefined
          ? "atMost"
          : "atLeast";
    const key = `words.${word}` as Key;
    const fieldKey = `fields.${noun}` as Key;
    const label = t.has(fieldKey) ? t(fieldKey) : (field ?? noun);
    return t.has(key)
      ? t(key, { field: label, bound: typeof bound === "number" ? format.number(bound) : "" })
      : t("words.invalid", { field: label });
  };
}
