import { useTranslations } from "next-intl";
import { type Countable, useFormat } from "#i18n/use-format.ts";
import styles from "./figures.module.css";

/** How much there is on the portal at this moment. */
export function Figures({ counts }: { counts: [Countable, number][] }) {
  const t = useTranslations("home");
  const format = useFormat();
  return (
    <section className={styles.figures} aria-label={t("figures")}>
      <ul className={styles.list}>
        {counts.map(([what, n]) => (
          <li key={what}>
            <Counted text={format.count(what, n)} number={format.number(n)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The number large, its word below, in one phrase for a screen reader. */
const Counted = ({ text, number }: { text: string; number: string }) => (
  <>
    <strong className={styles.number}>{number}</strong> {text.replace(number, "").trim()}
  </>
);
