import { useTranslations } from "next-intl";
import { useFormat } from "#i18n/use-format.ts";
import { PlainTable } from "#ui/plain-table.tsx";
import { Plot, Plots } from "#ui/plot.tsx";
import type { Instance } from "./figures.ts";
import styles from "./health.module.css";
import { useUnits } from "./use-units.ts";

type Sample = Instance["samples"][number];

/** Of less than so many seconds nothing can be said for a minute. */
const least = 5;

/** The last hour in plots, and the same in numbers. */
export function HourPlots({ samples }: { samples: Sample[] }) {
  const t = useTranslations("admin.health");
  const format = useFormat();
  const units = useUnits();
  const minutes = samples.filter(({ seconds }, place) => place === 0 || seconds >= least);
  const [first, last] = [minutes[0], minutes.at(-1)];
  const perMinute = (read: (sample: Sample) => number) => (sample: Sample) =>
    (60 * read(sample)) / Math.max(1, sample.seconds);
  const series: {
    name: "requests" | "failed" | "p95" | "kept" | "statements" | "loop" | "memory" | "pool";
    read(sample: Sample): number | null;
    text(value: number): string;
    least?: number;
  }[] = [
    { name: "requests", read: perMinute(({ requests }) => requests), text: units.perMinute },
    { name: "failed", read: perMinute(({ failed }) => failed), text: units.perMinute },
    { name: "p95", read: ({ p95Ms }) => p95Ms, text: units.ms },
    { name: "kept", read: ({ keptPercent }) => keptPercent, text: units.percent, least: 100 },
    { name: "statements", read: perMinute(({ statements }) => statements), text: units.perMinute },
    { name: "loop", read: ({ loopP99Ms }) => loopP99Ms, text: units.ms, least: 10 },
    { name: "memory", read: ({ memoryBytes }) => memoryBytes, text: units.mb },
    { name: "pool", read: ({ poolInUse }) => poolInUse, text: units.short, least: 10 },
  ];
  if (!first || !last) return null;
  return (
    <section>
      <h2 className={styles.title}>{t("plots")}</h2>
      <Plots>
        {series.map(({ name, read, text, least }) => {
          const values = minutes.map(read);
          const title = t(`tiles.${name}`);
          const latest = units.maybe(values.at(-1) ?? null, text);
          const most = text(Math.max(...values.map((value) => value ?? 0)));
          return (
            <Plot
              key={name}
              title={title}
              values={values}
              text={text}
              note={t("latest", { latest })}
              label={t("plot", { title, latest, most })}
              from={format.time(first.at)}
              to={format.time(last.at)}
              {...(least !== undefined && { least })}
            />
          );
        })}
      </Plots>
      <details className={styles.details}>
        <summary>{t("numbers")}</summary>
        <PlainTable
          caption={t("plots")}
          columns={[
            { name: t("at") },
            ...series.map(({ name }) => ({ name: t(`tiles.${name}`), number: true, wrap: true })),
          ]}
          rows={minutes.toReversed().map((sample) => ({
            id: sample.at,
            cells: [
              format.time(sample.at),
              ...series.map(({ read, text }) => units.maybe(read(sample), text)),
            ],
          }))}
        />
      </details>
    </section>
  );
}
