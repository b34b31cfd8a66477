import { useTranslations } from "next-intl";
import type { ActiveFilter } from "#ui/active-filters.tsx";
import type { UserSearch } from "./search.ts";

/** What the people are narrowed down by, in words. The keys are those of the address. */
export function useChosenFilters(search: UserSearch): ActiveFilter[] {
  const t = useTranslations();
  const { role, profession, region, isActive, emailVerified, secondFactor, from, to } = search;
  const labels: Partial<Record<keyof UserSearch, string | null>> = {
    search: search.search && `“${search.search}”`,
    role: role && t(`admin.roles.${role}`),
    profession: profession && t(`professions.${profession}`),
    region: region && `${t("admin.people.region")}: ${region}`,
    isActive: isActive === null ? null : t(`admin.people.states.${isActive ? "active" : "inactive"}`),
    emailVerified:
      emailVerified === null
        ? null
        : `${t("admin.people.email")}: ${t(`admin.people.verified.${emailVerified ? "yes" : "no"}`)}`,
    secondFactor:
      secondFactor === null
        ? null
        : `${t("admin.people.secondFactor")}: ${t(`admin.people.factor.${secondFactor ? "yes" : "no"}`)}`,
    from: from && `${t("admin.people.from")}: ${from}`,
    to: to && `${t("admin.people.to")}: ${to}`,
  };
  return Object.entries(labels).flatMap(([key, label]) => (label ? [{ key, label }] : []));
}
