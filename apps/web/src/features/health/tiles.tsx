import { useTranslations } from "next-intl";
import { FigureGrid } from "#ui/figure-grid.tsx";
import type { Instance } from "./figures.ts";
import styles from "./health.module.css";
import { useUnits } from "./use-units.ts";

/** This minute in a few figures. */
export function Tiles({ instance }: { instance: Instance }) {
  const t = useTranslations("admin.health");
  const units = useUnits();
  const now = instance.samples.at(-1);
  const { pool, memory, loop, replica } = instance;
  if (!now) return null;
  const figures = [
    { name: t("tiles.requests"), value: units.short(now.requests) },
    { name: t("tiles.failed"), value: units.short(now.failed) },
    { name: t("tiles.p95"), value: units.ms(now.p95Ms) },
    { name: t("tiles.kept"), value: units.maybe(now.keptPercent, units.percent) },
    { name: t("tiles.statements"), value: units.short(now.statements) },
    { name: t("tiles.loop"), value: units.ms(loop.p99Ms) },
    { name: t("tiles.memory"), value: units.mb(memory.totalBytes) },
    ...(pool
      ? [
          {
            name: t("tiles.pool"),
            value: t("of", { n: pool.open - pool.idle, most: pool.most }),
            note: t("tiles.waiting", { n: pool.waiting }),
          },
        ]
      : []),
    ...(replica
      ? [
          {
            name: t("tiles.replica"),
            value: units.maybe(shareOf(replica), units.percent),
            note: t("tiles.behind", { n: units.short(replica.lagSeconds ?? 0) }),
          },
        ]
      : []),
  ];
  return (
    <section>
      <h2 className={styles.title}>{t("now")}</h2>
      <FigureGrid figures={figures} />
    </section>
  );
}

/** The share of the reads that a replica may answer which it did, in percent; null where there were none. */
function shareOf({ answered, passed, failed }: NonNullable<Instance["replica"]>): number | null {
  const all = answered + passed + failed;
  return all === 0 ? null : (100 * answered) / all;
}
