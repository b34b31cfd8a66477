import { IconAlertTriangle, IconCircleCheck } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useFormat } from "#i18n/use-format.ts";
import type { Instance, Jobs } from "./figures.ts";
import styles from "./health.module.css";

/** Seconds after which a fact that waits is no longer usual: docs/operations.md says the same. */
const late = 300;

/** What needs attention, and what is all right. */
export function Signs({ instance, jobs }: { instance: Instance; jobs: Jobs }) {
  const t = useTranslations("admin.health");
  const format = useFormat();
  const { cache, pool, replica } = instance;
  type Name = "overBudget" | "hears" | "redis" | "replica" | "pool" | "runs" | "facts";
  const signs: { name: Name; n: number }[] = [
    { name: "overBudget", n: instance.procedures.reduce((all, { overBudget }) => all + overBudget, 0) },
    ...(cache ? [{ name: "hears" as const, n: cache.hears ? 0 : 1 }] : []),
    ...(cache?.redis ? [{ name: "redis" as const, n: cache.redis === "up" ? 0 : 1 }] : []),
    ...(replica ? [{ name: "replica" as const, n: replica.state === "up" ? 0 : 1 }] : []),
    ...(pool ? [{ name: "pool" as const, n: pool.waiting }] : []),
    { name: "runs", n: jobs.runs.failed },
    { name: "facts", n: jobs.facts.oldestAge > late ? jobs.facts.oldestAge : 0 },
  ];
  return (
    <section>
      <h2 className={styles.title}>{t("signs")}</h2>
      <ul className={styles.signs}>
        {signs.map(({ name, n }) => {
          const state = n === 0 ? "good" : "bad";
          const Sign = n === 0 ? IconCircleCheck : IconAlertTriangle;
          return (
            <li key={name} className={styles[state]}>
              <Sign size={20} role="img" aria-label={t(state)} />
              {t(`sign.${name}.${state}`, { n: format.number(n) })}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
