import { useTranslations } from "next-intl";
import { useFormat } from "#i18n/use-format.ts";
import type { Instance } from "./figures.ts";
import styles from "./health.module.css";
import { StatementText } from "./statement-text.tsx";
import { useUnits } from "./use-units.ts";

/** The last statements that took long, without their values. */
export function SlowStatements({ statements, aboveMs }: { statements: Instance["slow"]; aboveMs: number }) {
  const t = useTranslations("admin.health");
  const format = useFormat();
  const units = useUnits();
  return (
    <section>
      <h2 className={styles.title}>{t("slow", { ms: format.number(aboveMs) })}</h2>
      {statements.length === 0 ? (
        <p>{t("slowNone")}</p>
      ) : (
        <ul className={styles.statements}>
          {statements.map(({ at, by, ms, rows, text, plan }, place) => (
            <li key={`${at} ${place}`}>
              <p className={styles.statementHead}>
                {t("slowHead", {
                  at: format.instant(at),
                  by: by ?? t("slowNobody"),
                  ms: units.ms(ms),
                  rows: units.maybe(rows, format.number),
                })}
              </p>
              <StatementText text={text} />
              {plan && (
                <details className={styles.details}>
                  <summary>{t("plan")}</summary>
                  <pre>{plan}</pre>
                </details>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
