import { useLocale, useTranslations } from "next-intl";
import { getPathname, Link } from "#i18n/navigation.ts";
import { useFormat } from "#i18n/use-format.ts";
import buttons from "#ui/button.module.css";
import { TextField } from "#ui/field.tsx";
import styles from "./figure.module.css";
import { lastDays, type Period, spans } from "./period.ts";

/** Which days the figures are of: some with one press, any others as a form that works without scripts. */
export function PeriodForm({ period, now }: { period: Period; now: Date }) {
  const t = useTranslations("figures");
  const format = useFormat();
  const locale = useLocale();
  return (
    <div className={styles.period}>
      <ul className={styles.spans} aria-label={t("spans")}>
        {spans.map((days) => {
          const span = lastDays(days, now);
          const isChosen = span.from === period.from && span.to === period.to;
          return (
            <li key={days}>
              <Link
                className={isChosen ? `${styles.span} ${styles.chosen}` : styles.span}
                href={`/admin?from=${span.from}&to=${span.to}`}
                aria-current={isChosen ? "true" : undefined}
                prefetch={false}
              >
                {format.count("days", days)}
              </Link>
            </li>
          );
        })}
      </ul>
      <form className={styles.days} action={getPathname({ href: "/admin", locale })} method="get">
        <TextField
          type="date"
          name="from"
          label={t("from")}
          defaultValue={period.from}
          key={period.from}
          required
        />
        <TextField type="date" name="to" label={t("to")} defaultValue={period.to} key={period.to} required />
        <button type="submit" className={buttons.plain}>
          {t("show")}
        </button>
      </form>
    </div>
  );
}
