"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { Link } from "#i18n/navigation.ts";
import { useFormat } from "#i18n/use-format.ts";
import { useTRPC } from "#trpc/client.tsx";
import buttons from "#ui/button.module.css";
import { SelectField } from "#ui/field.tsx";
import { ListFrame } from "#ui/list-frame.tsx";
import { useListState } from "#ui/list-state.ts";
import { MatchesFrame } from "#ui/matches-frame.tsx";
import { TableSkeleton } from "#ui/table-skeleton.tsx";
import { OwnPlaces } from "./own-places.tsx";
import styles from "./own-registrations.module.css";
import { type OwnSearch, ownInput, ownPageSize, ownSearch, stages } from "./search.ts";

const address = "/learn/trainings";

/** All trainings that one has, or had, a place in: each state of the address is one request. */
export function OwnRegistrations() {
  const state = useListState(ownSearch, address);
  return (
    <div className={styles.frame}>
      <ListFrame resetKey={state.shown} reset={address} skeleton={<TableSkeleton rows={ownPageSize} />}>
        <Found state={state} search={state.shown} />
      </ListFrame>
    </div>
  );
}

type State = ReturnType<typeof useListState<typeof ownSearch>>;

function Found({ state, search }: { state: State; search: OwnSearch }) {
  const t = useTranslations();
  const format = useFormat();
  const trpc = useTRPC();
  const { data: list } = useSuspenseQuery(trpc.registration.list.queryOptions(ownInput(search, useLocale())));
  return (
    <MatchesFrame
      list={list}
      page={search.page}
      counted={(total) => format.count("trainings", total)}
      nothing={search.stage === null ? t("registration.none") : undefined}
      begin={
        <Link className={buttons.solid} href="/trainings">
          {t("training.back")}
        </Link>
      }
      state={state}
      controls={
        <div className={styles.stage}>
          <SelectField
            name="stage"
            label={t("registration.stage")}
            options={[
              { value: "", label: t("list.any") },
              ...stages.map((value) => ({ value, label: t(`registration.stages.${value}`) })),
            ]}
            value={state.search.stage ?? ""}
            onChange={({ currentTarget }) =>
              state.narrow({ stage: stages.find((stage) => stage === currentTarget.value) ?? null })
            }
          />
        </div>
      }
    >
      <OwnPlaces places={list.items} />
    </MatchesFrame>
  );
}
