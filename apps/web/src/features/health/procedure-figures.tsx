import { useTranslations } from "next-intl";
import { useFormat } from "#i18n/use-format.ts";
import { PlainTable } from "#ui/plain-table.tsx";
import { type Instance, keptPercent, type Sources } from "./figures.ts";
import styles from "./health.module.css";
import { useUnits } from "./use-units.ts";

type Props = { procedures: Instance["procedures"]; answers: (Sources & { name: string })[] };

/** What each procedure costs, the slowest first. */
export function ProcedureFigures({ procedures, answers }: Props) {
  const t = useTranslations("admin.health");
  const format = useFormat();
  const units = useUnits();
  const names = ["calls", "refused", "failed", "p50", "p95", "statements", "most", "budget", "kept"] as const;
  const keptOf = (name: string) => {
    const from = answers.find((one) => one.name === name);
    return from ? keptPercent(from) : null;
  };
  return (
    <section>
      <h2 className={styles.title}>{t("procedures")}</h2>
      {procedures.length === 0 ? (
        <p>{t("proceduresNone")}</p>
      ) : (
        <PlainTable
          caption={t("procedures")}
          columns={[
            { name: t("columns.procedure") },
            ...names.map((name) => ({ name: t(`columns.${name}`), number: true })),
          ]}
          rows={procedures
            .toSorted((a, b) => b.p95Ms - a.p95Ms)
            .map((one) => ({
              id: one.name,
              cells: [
                one.name,
                format.number(one.calls),
                format.number(one.refused),
                format.number(one.failed),
                units.ms(one.p50Ms),
                units.ms(one.p95Ms),
                format.number(one.statements),
                format.number(one.mostStatements),
                format.number(one.budget),
                units.maybe(keptOf(one.name), units.percent),
              ],
            }))}
        />
      )}
    </section>
  );
}
