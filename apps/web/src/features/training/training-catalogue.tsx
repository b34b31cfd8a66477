"use client";

import type { Outputs } from "@agrar/api";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useFormat } from "#i18n/use-format.ts";
import { useTRPC } from "#trpc/client.tsx";
import { ActiveFilters } from "#ui/active-filters.tsx";
import { CardSkeletons } from "#ui/card-skeletons.tsx";
import { ListFrame } from "#ui/list-frame.tsx";
import { ListPage } from "#ui/list-page.tsx";
import { useListState } from "#ui/list-state.ts";
import { Results } from "#ui/results.tsx";
import { SortControl } from "#ui/sort-control.tsx";
import { listInput, pageSize, type Sort, sorts, type TrainingSearch, trainingSearch } from "./search.ts";
import { TrainingCard } from "./training-card.tsx";
import { type Choices, TrainingFilters } from "./training-filters.tsx";
import { useChosenFilters } from "./use-chosen-filters.ts";

/**
 * The catalogue of trainings: each state of its address is one request. `interest` is what stands with the chosen filters for who
 * is signed in.
 */
export function TrainingCatalogue({ interest, ...choices }: Choices & { interest?: ReactNode }) {
  const t = useTranslations();
  const format = useFormat();
  const state = useListState(trainingSearch, "/trainings");
  const { search, shown, narrow } = state;
  const filters = useChosenFilters(search, choices);
  return (
    <ListPage
      action={state.action}
      label={t("trainings.placeholder")}
      search={search.search ?? ""}
      onSearch={state.searchFor}
      filters={{
        fields: <TrainingFilters search={search} choices={choices} onChange={narrow} />,
        chosen: filters.filter(({ key }) => key !== "search").length,
        matched: shown,
        matches: (
          <Trainings search={shown}>
            {({ total }) => t("list.show", { count: total ?? 0, n: format.number(total ?? 0) })}
          </Trainings>
        ),
      }}
    >
      <ListFrame resetKey={shown} reset="/trainings" skeleton={<CardSkeletons count={pageSize} />}>
        <Trainings search={shown}>
          {(list) => (
            <Results
              list={list}
              counted={(total) => format.count("trainings", total)}
              page={shown.page}
              state={state}
              controls={
                <SortControl
                  sorts={Object.keys(sorts).map((sort) => ({
                    value: sort,
                    label: t(`trainings.sorts.${sort as Sort}`),
                  }))}
                  sort={search.sort}
                  order={search.order ?? sorts[search.sort]}
                  onSort={state.sortBy}
                  onOrder={(order) => state.orderBy(order, sorts[search.sort])}
                />
              }
              chips={
                <>
                  <ActiveFilters
                    filters={filters}
                    onRemove={(key) => narrow({ [key]: null })}
                    onReset={state.reset}
                  />
                  {interest}
                </>
              }
            >
              {(training, place) => <TrainingCard training={training} early={place < 2} />}
            </Results>
          )}
        </Trainings>
      </ListFrame>
    </ListPage>
  );
}

type Page = Outputs["training"]["list"];

/** Gives the list that a search asks for to what is below; suspends while it is on its way. */
function Trainings({ search, children }: { search: TrainingSearch; children(list: Page): ReactNode }) {
  const trpc = useTRPC();
  const locale = useLocale();
  return children(useSuspenseQuery(trpc.training.list.queryOptions(listInput(search, locale))).data);
}
