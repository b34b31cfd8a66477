import type { Problem } from "@agrar/api";
import { useTranslations } from "next-intl";
import { useFormat } from "./use-format.ts";

type Key = Parameters<ReturnType<typeof useTranslations<"errors">>>[0];

/**
 * Puts a refusal of the API into the reader's words: the text of its reason where there is one, else that of the
 * word after the dot (`page.outOfRange` is of the kind `outOfRange`), with the field's name and the bound. A refusal that lasts for a
 * while says how long.
 */
export function useReason() {
  const t = useTranslations("errors");
  const format = useFormat();
  return (reason: string, { field, params }: Partial<Pick<Problem, "field" | "params">> = {}): string => {
    if (typeof params?.seconds === "number") return t("words.wait", { span: format.wait(params.seconds) });
    const [noun = "input", kind = "invalid"] = reason.split(".");
    const bound = params?.minimum ?? params?.maximum;
    const fieldKey = `fields.${noun}` as Key;
    const label = t.has(fieldKey) ? t(fieldKey) : (field ?? noun);
    const values = { field: label, bound: typeof bound === "number" ? format.number(bound) : "" };
    if (t.has(reason as Key)) return t(reason as Key, values);
    const key = `words.${wordFor(kind, params)}` as Key;
    return t.has(key) ? t(key, values) : t("words.invalid", { field: label });
  };
}

/** The word that says what is wrong, and where it can how it would be right. */
function wordFor(kind: string, params: Problem["params"] = {}): string {
  if (kind === "invalid" && params.expected === "int") return "notWhole";
  if (kind !== "outOfRange") return kind;
  return "minimum" in params ? "atLeast" : "maximum" in params ? "atMost" : kind;
}
