import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Link } from "#i18n/navigation.ts";
import buttons from "./button.module.css";
import styles from "./day-filter.module.css";

type Props = {
  /** How many there are, in words. */
  counted: ReactNode;
  /** What can be done with them as a whole. */
  toolbar: ReactNode;
  /** The address of the rows that follow, where there are more. */
  next: string | null;
  children: ReactNode;
};

/** Some rows of a list, with the way to those that follow. */
export function RowsPage({ counted, toolbar, next, children }: Props) {
  const t = useTranslations("list");
  return (
    <>
      <div className={styles.head}>
        {counted ? <p>{counted}</p> : <span />}
        {toolbar}
      </div>
      {children}
      {next && (
        <p className={styles.next}>
          <Link className={buttons.plain} href={next} prefetch={false}>
            {t("next")}
          </Link>
        </p>
      )}
    </>
  );
}
