"use client";

import type { Outputs } from "@agrar/api";
import { IconAlertTriangle, IconCircleCheck } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useFormat } from "#i18n/use-format.ts";
import { useTRPC } from "#trpc/client.tsx";
import { type Figure, FigureGrid } from "#ui/figure-grid.tsx";
import { ListFrame } from "#ui/list-frame.tsx";
import { TableSkeleton } from "#ui/table-skeleton.tsx";
import styles from "./job-board.module.css";
import { RunForm } from "./run-form.tsx";
import { refetchInterval } from "./search.ts";

/** How the jobs are doing at this moment, and what can be run by hand. */
export const JobBoard = () => (
  <ListFrame resetKey={null} reset="/admin/jobs" skeleton={<TableSkeleton rows={6} />}>
    <Board />
  </ListFrame>
);

function Board() {
  const trpc = useTRPC();
  const { data } = useSuspenseQuery(trpc.job.figures.queryOptions(undefined, { refetchInterval }));
  return (
    <>
      <Alarms alarms={data.alarms} />
      <Figures figures={data} />
      <Throughput figures={data} />
      <RunForm functions={data.functions} />
    </>
  );
}

type Overview = Outputs["job"]["figures"];

/** What is wrong, since when and what to do; or that nothing is. Said aloud when it changes. */
function Alarms({ alarms: { facts, letters } }: { alarms: Overview["alarms"] }) {
  const t = useTranslations("admin.job");
  const format = useFormat();
  return (
    <section role="status" aria-label={t("state")}>
      {facts && (
        <div className={`${styles.state} ${styles.alarm}`}>
          <IconAlertTriangle size={28} aria-hidden />
          <div>
            <h2 className={styles.title}>{t("alarm")}</h2>
            <p>{t("alarmText", { since: format.moment(facts) })}</p>
          </div>
        </div>
      )}
      {letters && (
        <div className={`${styles.state} ${styles.alarm}`}>
          <IconAlertTriangle size={28} aria-hidden />
          <div>
            <h2 className={styles.title}>{t("lettersAlarm")}</h2>
            <p>{t("lettersAlarmText", { since: format.moment(letters) })}</p>
          </div>
        </div>
      )}
      {!facts && !letters && (
        <div className={styles.state}>
          <IconCircleCheck size={28} aria-hidden />
          <div>
            <h2 className={styles.title}>{t("well")}</h2>
            <p>{t("wellText")}</p>
          </div>
        </div>
      )}
    </section>
  );
}

function Figures({ figures: { facts, runs, deliveries } }: { figures: Overview }) {
  const t = useTranslations("admin.job");
  const format = useFormat();
  const { oldestAge } = facts;
  const age = oldestAge < 120 ? format.wait(oldestAge) : format.minutes(Math.floor(oldestAge / 60));
  const figures: Figure[] = [
    { name: t("factsWaiting"), value: format.number(facts.waiting) },
    { name: t("oldest"), value: facts.waiting === 0 ? t("nothingWaits") : age },
    { name: t("factsRefused"), value: format.number(facts.refused), bad: facts.refused > 0 },
    { name: t("unknown"), value: format.number(facts.unknown), bad: facts.unknown > 0 },
    { name: t("runsRunning"), value: format.number(runs.running) },
    { name: t("runsWaiting"), value: format.number(runs.waiting) },
    { name: t("runsFailed"), value: format.number(runs.failed), bad: runs.failed > 0 },
    { name: t("deliveriesWaiting"), value: format.number(deliveries.waiting) },
    { name: t("deliveriesFailed"), value: format.number(deliveries.failed), bad: deliveries.failed > 0 },
  ];
  return (
    <section aria-labelledby="job-figures">
      <h2 id="job-figures" className={styles.part}>
        {t("figures")}
      </h2>
      <FigureGrid figures={figures} />
    </section>
  );
}

const spans = ["minute", "hour", "day"] as const;
const kinds = ["facts", "runs", "deliveries"] as const;

function Throughput({ figures }: { figures: Overview }) {
  const t = useTranslations("admin.job");
  const format = useFormat();
  return (
    <section aria-labelledby="job-done">
      <h2 id="job-done" className={styles.part}>
        {t("done")}
      </h2>
      <table className={styles.done}>
        <thead>
          <tr>
            <th scope="col">{t("what")}</th>
            {spans.map((span) => (
              <th key={span} scope="col">
                {t(span)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {kinds.map((kind) => (
            <tr key={kind}>
              <th scope="row">{t(kind)}</th>
              {spans.map((span) => (
                <td key={span}>{format.number(figures[kind].done[span])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
