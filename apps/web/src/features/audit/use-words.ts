import { useTranslations } from "next-intl";
import { useFormat } from "#i18n/use-format.ts";

type Key = Parameters<ReturnType<typeof useTranslations<never>>>[0];

/** The codes and values of the log in the reader's words; what has no words stays as it is. */
export function useWords() {
  const t = useTranslations();
  const format = useFormat();
  const known = (key: string, code: string) => (t.has(key as Key) ? t(key as Key) : code);
  function value(of: unknown): string {
    if (of === null || of === undefined) return "—";
    if (typeof of === "boolean") return t(of ? "admin.yes" : "admin.no");
    if (Array.isArray(of)) return of.map(value).join(", ");
    if (typeof of === "object") return JSON.stringify(of);
    const text = String(of);
    if (/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text)) return format.instant(text);
    if (/^[A-Z]+$/.test(text)) return known(`admin.roles.${text}`, known(`professions.${text}`, text));
    return text;
  }
  return {
    value,
    field: (code: string) => known(`errors.fields.${code}`, code),
    entity: (code: string) => known(`admin.audit.entities.${code}`, code),
    role: (code: string) => known(`admin.roles.${code}`, code),
    /** Of `account.signIn.refused`, the words for signing in and whether it was refused. */
    action(code: string) {
      const deed = code.replace(/\.refused$/, "");
      return { words: known(`admin.audit.actions.${deed}`, deed), refused: deed !== code };
    },
  };
}
