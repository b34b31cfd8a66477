import { useTranslations } from "next-intl";
import { useFormat } from "#i18n/use-format.ts";
import type { ActiveFilter } from "#ui/active-filters.tsx";
import type { AuditSearch } from "./search.ts";
import { useWords } from "./use-words.ts";

/** What the log is narrowed down by, in words. The keys are those of the address. */
export function useChosenFilters(search: AuditSearch): ActiveFilter[] {
  const t = useTranslations("admin.audit");
  const format = useFormat();
  const words = useWords();
  const { person, key, action, entity, entityId, requestId, from, to } = search;
  const labels: Partial<Record<keyof AuditSearch, string | number | null>> = {
    person: person && `${t("person")}: ${person}`,
    key: key && `${t("key")}: ${key}`,
    action: action && words.action(action).words,
    entity: entity && words.entity(entity),
    entityId: entityId && `№ ${entityId}`,
    requestId: requestId && `${t("requestId")}: ${requestId}`,
    from: from && `${t("from")}: ${format.date(from)}`,
    to: to && `${t("to")}: ${format.date(to)}`,
  };
  return Object.entries(labels).flatMap(([key, label]) => (label ? [{ key, label: String(label) }] : []));
}
