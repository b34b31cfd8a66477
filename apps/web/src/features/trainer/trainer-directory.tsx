"use client";

import type { Outputs } from "@agrar/api";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useFormat } from "#i18n/use-format.ts";
import { useTRPC } from "#trpc/client.tsx";
import { CardSkeletons } from "#ui/card-skeletons.tsx";
import { ListFrame } from "#ui/list-frame.tsx";
import { ListPage } from "#ui/list-page.tsx";
import { useListState } from "#ui/list-state.ts";
import { Results } from "#ui/results.tsx";
import { SortControl } from "#ui/sort-control.tsx";
import { listInput, pageSize, type Sort, sorts, type TrainerSearch, trainerSearch } from "./search.ts";
import { TrainerCard } from "./trainer-card.tsx";

/** The directory of trainers: each state of its address is one request. */
export function TrainerDirectory() {
  const t = useTranslations("trainers");
  const format = useFormat();
  const state = useListState(trainerSearch, "/trainers");
  const { search, shown } = state;
  return (
    <ListPage
      action={state.action}
      label={t("placeholder")}
      search={search.search ?? ""}
      onSearch={state.searchFor}
    >
      <ListFrame
        resetKey={shown}
        reset="/trainers"
        skeleton={<CardSkeletons count={pageSize} banner={false} />}
      >
        <Trainers search={shown}>
          {(list) => (
            <Results
              list={list}
              counted={(total) => format.count("trainers", total)}
              page={shown.page}
              state={state}
              controls={
                <SortControl
                  sorts={Object.keys(sorts).map((sort) => ({
                    value: sort,
                    label: t(`sorts.${sort as Sort}`),
                  }))}
                  sort={search.sort}
                  order={search.order ?? sorts[search.sort]}
                  onSort={state.sortBy}
                  onOrder={(order) => state.orderBy(order, sorts[search.sort])}
                />
              }
            >
              {(trainer) => <TrainerCard trainer={trainer} />}
            </Results>
          )}
        </Trainers>
      </ListFrame>
    </ListPage>
  );
}

type Page = Outputs["trainer"]["list"];

/** Gives the list that a search asks for to what is below; suspends while it is on its way. */
function Trainers({ search, children }: { search: TrainerSearch; children(list: Page): ReactNode }) {
  const trpc = useTRPC();
  const locale = useLocale();
  return children(useSuspenseQuery(trpc.trainer.list.queryOptions(listInput(search, locale))).data);
}
