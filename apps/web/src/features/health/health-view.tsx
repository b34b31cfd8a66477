"use client";

import { IconRefresh } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useFormat } from "#i18n/use-format.ts";
import { useTRPC } from "#trpc/client.tsx";
import buttons from "#ui/button.module.css";
import { CacheFigures } from "./cache-figures.tsx";
import { DatabaseStatements } from "./database-statements.tsx";
import styles from "./health.module.css";
import { HourPlots } from "./hour-plots.tsx";
import { JobFigures } from "./job-figures.tsx";
import { OverBudget } from "./over-budget.tsx";
import { ProcedureFigures } from "./procedure-figures.tsx";
import { Signs } from "./signs.tsx";
import { SlowStatements } from "./slow-statements.tsx";
import { Tiles } from "./tiles.tsx";

/** Milliseconds until the figures are asked for again. */
const interval = 30_000;

/** How the portal is doing: what needs attention first, then the last hour, then what took long. */
export function HealthView() {
  const t = useTranslations("admin.health");
  const format = useFormat();
  const trpc = useTRPC();
  const { data, isFetching, refetch } = useSuspenseQuery(
    trpc.health.figures.queryOptions(undefined, { refetchInterval: interval }),
  );
  const { instance, jobs, statements } = data;
  const { name, version, startedAt } = instance;
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <p className={styles.instance}>
          {t("instance", { name, version, since: format.shortMoment(startedAt) })}
        </p>
        <button type="button" className={buttons.plain} disabled={isFetching} onClick={() => refetch()}>
          <IconRefresh size={20} aria-hidden />
          {t("refresh")}
        </button>
      </div>
      <Signs instance={instance} jobs={jobs} />
      <Tiles instance={instance} />
      <HourPlots samples={instance.samples} />
      <OverBudget calls={instance.overBudget} />
      <ProcedureFigures procedures={instance.procedures} answers={instance.cache?.answers ?? []} />
      <CacheFigures cache={instance.cache} />
      <SlowStatements statements={instance.slow} aboveMs={instance.slowAboveMs} />
      <DatabaseStatements statements={statements} />
      <JobFigures jobs={jobs} />
    </div>
  );
}
