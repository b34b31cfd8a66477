import { useTranslations } from "next-intl";
import { useFormat } from "#i18n/use-format.ts";
import type { Instance } from "./figures.ts";
import styles from "./health.module.css";
import { StatementText } from "./statement-text.tsx";

/** Calls that asked the database more often than they may: most likely once for each row. */
export function OverBudget({ calls }: { calls: Instance["overBudget"] }) {
  const t = useTranslations("admin.health");
  const format = useFormat();
  return (
    <section>
      <h2 className={styles.title}>{t("overBudget")}</h2>
      {calls.length === 0 ? (
        <p>{t("overBudgetNone")}</p>
      ) : (
        <ul className={styles.statements}>
          {calls.map(({ at, procedure, statements, budget, text, times }) => (
            <li key={`${at} ${procedure}`}>
              <p className={styles.statementHead}>
                <strong>{procedure}</strong> · {format.instant(at)} ·{" "}
                {t("of", { n: format.number(statements), most: format.number(budget) })}
              </p>
              <p>{t("sentTimes", { times: format.number(times) })}</p>
              <StatementText text={text} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
