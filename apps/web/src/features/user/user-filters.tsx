"use client";

import { useTranslations } from "next-intl";
import { type Option, SelectField, TextField } from "#ui/field.tsx";
import { TextFilter } from "#ui/text-filter.tsx";
import { professions, roles, type UserSearch } from "./search.ts";

type Props = {
  search: UserSearch;
  onChange(change: Partial<{ [Key in keyof UserSearch]: UserSearch[Key] | null }>): void;
};

/** What the table of people can be narrowed down by. */
export function UserFilters({ search, onChange }: Props) {
  const t = useTranslations();
  const any = { value: "", label: t("list.any") };
  const yesNo = (name: "isActive" | "emailVerified" | "secondFactor", label: string, options: Option[]) => (
    <SelectField
      name={name}
      label={label}
      options={[any, ...options]}
      value={search[name] === null ? "" : String(search[name])}
      onChange={({ currentTarget: { value } }) =>
        onChange({ [name]: value === "" ? null : value === "true" })
      }
    />
  );
  return (
    <>
      <SelectField
        name="role"
        label={t("admin.people.role")}
        options={[any, ...roles.map((role) => ({ value: role, label: t(`admin.roles.${role}`) }))]}
        value={search.role ?? ""}
        onChange={({ currentTarget }) =>
          onChange({ role: roles.find((role) => role === currentTarget.value) ?? null })
        }
      />
      <SelectField
        name="profession"
        label={t("admin.people.profession")}
        options={[any, ...professions.map((word) => ({ value: word, label: t(`professions.${word}`) }))]}
        value={search.profession ?? ""}
        onChange={({ currentTarget }) =>
          onChange({ profession: professions.find((word) => word === currentTarget.value) ?? null })
        }
      />
      <TextFilter
        name="region"
        label={t("admin.people.region")}
        value={search.region ?? ""}
        onFilter={(region) => onChange({ region: region || null })}
      />
      {yesNo("isActive", t("admin.people.state"), [
        { value: "true", label: t("admin.people.states.active") },
        { value: "false", label: t("admin.people.states.inactive") },
      ])}
      {yesNo("emailVerified", t("admin.people.emailVerified"), [
        { value: "true", label: t("admin.people.verified.yes") },
        { value: "false", label: t("admin.people.verified.no") },
      ])}
      {yesNo("secondFactor", t("admin.people.secondFactor"), [
        { value: "true", label: t("admin.people.factor.yes") },
        { value: "false", label: t("admin.people.factor.no") },
      ])}
      {(["from", "to"] as const).map((end) => (
        <TextField
          key={end}
          type="date"
          name={end}
          label={t(`admin.people.${end}`)}
          value={search[end] ?? ""}
          onChange={({ currentTarget: { value } }) => onChange({ [end]: value || null })}
        />
      ))}
    </>
  );
}
