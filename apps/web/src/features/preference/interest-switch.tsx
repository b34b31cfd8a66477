"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useQueryState } from "nuqs";
import { useReason } from "#i18n/use-reason.ts";
import { useTRPC } from "#trpc/client.tsx";
import { failureOf } from "#trpc/failure.ts";
import { CheckField } from "#ui/field.tsx";
import { wholeNumber } from "#ui/url-state.ts";
import styles from "./interest-switch.module.css";

/**
 * Whether who is signed in wants to hear of new trainings in the category that a list is narrowed down to, which its address says.
 * Nothing where it is not narrowed down so.
 */
export function InterestSwitch({ categories }: { categories: { id: number; name: string }[] }) {
  const [id] = useQueryState("category", wholeNumber);
  const category = categories.find((one) => one.id === id);
  return category ? <Interest key={category.id} {...category} /> : null;
}

function Interest({ id, name }: { id: number; name: string }) {
  const t = useTranslations("interest");
  const say = useReason();
  const trpc = useTRPC();
  const client = useQueryClient();
  const { data: wishes } = useQuery(trpc.preference.own.queryOptions());
  const change = useMutation(
    trpc.preference.setInterest.mutationOptions({
      onSuccess: () => client.invalidateQueries(trpc.preference.pathFilter()),
    }),
  );
  if (!wishes) return null;
  const failure = change.error && failureOf(change.error);
  const wanted = change.isPending ? change.variables.wanted : wishes.categories.includes(id);
  return (
    <div className={styles.interest}>
      <CheckField
        label={t("wanted", { category: name })}
        checked={wanted}
        aria-disabled={change.isPending}
        onChange={({ currentTarget }) => {
          if (!change.isPending) change.mutate({ id, wanted: currentTarget.checked });
        }}
      />
      <span role="status">{change.isSuccess && (wanted ? t("on") : t("off"))}</span>
      <span role="alert" className={styles.refusal}>
        {failure && say(failure.reason, failure.problems[0])}
      </span>
    </div>
  );
}
