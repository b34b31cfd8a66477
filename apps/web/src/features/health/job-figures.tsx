import { useTranslations } from "next-intl";
import { useFormat } from "#i18n/use-format.ts";
import { PlainTable } from "#ui/plain-table.tsx";
import type { Jobs } from "./figures.ts";
import styles from "./health.module.css";
import { useUnits } from "./use-units.ts";

const states = [
  ...(["WAITING", "SENDING", "SENT", "DELIVERED", "REFUSED"] as const),
  ...(["FAILED", "SKIPPED", "BOUNCED", "COMPLAINED"] as const),
];

/** The jobs of all processes: what waits, runs and failed, and how fast it goes. */
export function JobFigures({ jobs: { facts, runs, deliveries } }: { jobs: Jobs }) {
  const t = useTranslations("admin.health");
  const format = useFormat();
  const units = useUnits();
  const rows: [string, string][] = [
    [t("job.factsWaiting"), format.number(facts.waiting)],
    [t("job.factsOldest"), format.wait(facts.oldestAge)],
    [t("job.factsRefused"), format.number(facts.refused)],
    [t("job.factsUnknown"), format.number(facts.unknown)],
    [t("job.runsRunning"), format.number(runs.running)],
    [t("job.runsWaiting"), format.number(runs.waiting)],
    [t("job.runsFailed"), format.number(runs.failed)],
    ...states.flatMap((state): [string, string][] => {
      const n = deliveries.byState[state];
      return n ? [[t(`deliveries.${state}`), format.number(n)]] : [];
    }),
    [t("job.factsRate"), units.perMinute(facts.perMinute)],
    [t("job.runsRate"), units.perMinute(runs.perMinute)],
    [t("job.deliveriesRate"), units.perMinute(deliveries.perMinute)],
  ];
  return (
    <section>
      <h2 className={styles.title}>{t("jobs")}</h2>
      <PlainTable
        caption={t("jobs")}
        columns={[{ name: t("job.what") }, { name: t("job.n"), number: true }]}
        rows={rows.map(([name, value]) => ({ id: name, cells: [name, value] }))}
      />
    </section>
  );
}
