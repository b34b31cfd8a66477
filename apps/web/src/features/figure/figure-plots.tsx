import type { Outputs } from "@agrar/api";
import { useTranslations } from "next-intl";
import { useFormat } from "#i18n/use-format.ts";
import { PlainTable } from "#ui/plain-table.tsx";
import { Plot, Plots } from "#ui/plot.tsx";
import styles from "./figure.module.css";
import type { Period } from "./period.ts";

type Figures = Outputs["figure"]["overview"];

const plotted = ["registrations", "completions", "newPeople", "ratings"] as const;

/** How it went over the days, as plots and in numbers. */
export function FigurePlots({ figures: { series, step }, period }: { figures: Figures; period: Period }) {
  const t = useTranslations("figures");
  const format = useFormat();
  return (
    <section>
      <h2 className={styles.title}>{t("course")}</h2>
      <Plots>
        {plotted.map((name) => {
          const values = series.map((one) => one[name]);
          const title = t(`names.${name}`);
          const total = format.number(values.reduce((sum, n) => sum + n, 0));
          const most = format.number(Math.max(...values));
          return (
            <Plot
              key={name}
              title={title}
              values={values}
              text={format.number}
              note={t("total", { n: total })}
              label={t("plot", { title, total, most, step: t(`steps.${step}`) })}
              from={format.shortDate(period.from)}
              to={format.shortDate(period.to)}
              least={4}
            />
          );
        })}
      </Plots>
      <details className={styles.details}>
        <summary>{t("numbers")}</summary>
        <PlainTable
          caption={t("course")}
          columns={[
            { name: t(`columns.${step}`) },
            ...plotted.map((name) => ({ name: t(`names.${name}`), number: true, wrap: true })),
          ]}
          rows={series.toReversed().map((one) => ({
            id: one.from,
            cells: [format.shortDate(one.from), ...plotted.map((name) => format.number(one[name]))],
          }))}
        />
      </details>
    </section>
  );
}
