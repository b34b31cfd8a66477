import { useTranslations } from "next-intl";
import { useFormat } from "#i18n/use-format.ts";
import { PlainTable } from "#ui/plain-table.tsx";
import type { Statements } from "./figures.ts";
import styles from "./health.module.css";
import { StatementText } from "./statement-text.tsx";
import { useUnits } from "./use-units.ts";

/** The statements that cost the database most, where it counts them. */
export function DatabaseStatements({ statements }: { statements: Statements }) {
  const t = useTranslations("admin.health");
  const format = useFormat();
  const units = useUnits();
  return (
    <section>
      <h2 className={styles.title}>{t("database")}</h2>
      {statements === null ? (
        <p>{t("databaseNone", { docs: t("docs") })}</p>
      ) : (
        <>
          <p>{t("databaseLead")}</p>
          {(["byTotal", "byMean"] as const).map((by) => (
            <div key={by} className={styles.part}>
              <h3 className={styles.subtitle}>{t(by)}</h3>
              <PlainTable
                caption={t(by)}
                columns={[
                  { name: t("statement.text"), wrap: true },
                  ...(["calls", "total", "mean", "most", "rows"] as const).map((name) => ({
                    name: t(`statement.${name}`),
                    number: true,
                  })),
                ]}
                rows={statements[by].map(({ id, text, calls, totalMs, meanMs, mostMs, rows }) => ({
                  id,
                  cells: [
                    <StatementText key="text" text={text} />,
                    format.number(calls),
                    units.ms(totalMs),
                    units.ms(meanMs),
                    units.ms(mostMs),
                    format.number(rows),
                  ],
                }))}
              />
            </div>
          ))}
        </>
      )}
    </section>
  );
}
