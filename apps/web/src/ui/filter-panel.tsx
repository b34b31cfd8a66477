"use client";

import { IconAdjustmentsHorizontal, IconX } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import buttons from "./button.module.css";
import styles from "./filter-panel.module.css";

const panel = "filters";

/** Opens the filters where the screen is too small to show them always. */
export function FilterButton({ chosen }: { chosen: number }) {
  const t = useTranslations("list");
  return (
    <button
      type="button"
      className={`${buttons.plain} ${styles.open}`}
      popoverTarget={panel}
      aria-label={chosen ? t("filtersOn", { n: chosen }) : t("filters")}
    >
      <IconAdjustmentsHorizontal size={20} aria-hidden />
      <span className={styles.word}>{t("filters")}</span>
      {/* The number is in the name already; here it is drawn, so that what is seen is how the name begins. */}
      {chosen > 0 && <span className={styles.badge} data-count={chosen} />}
    </button>
  );
}

type Props = {
  children: ReactNode;
  footer: ReactNode;
  /** Whether they stand above the list rather than beside it. */
  above?: boolean;
};

/**
 * The filters of a list: beside it on a wide screen, a sheet from the bottom on a phone. The sheet is a popover of the
 * browser, so it opens, closes on Escape or a tap beside it, and keeps the order of focus without a script.
 */
export function FilterPanel({ children, footer, above = false }: Props) {
  const t = useTranslations("list");
  return (
    <aside
      id={panel}
      popover="auto"
      className={`${styles.panel} ${above ? styles.above : ""}`}
      aria-labelledby="filters-title"
    >
      <div className={styles.head}>
        <h2 id="filters-title" className={styles.title}>
          {t("filters")}
        </h2>
        <button
          type="button"
          className={styles.close}
          popoverTarget={panel}
          popoverTargetAction="hide"
          aria-label={t("close")}
        >
          <IconX size={22} aria-hidden />
        </button>
      </div>
      <div className={styles.fields}>{children}</div>
      <button type="submit" className={`${buttons.solid} ${styles.apply}`}>
        {t("apply")}
      </button>
      <div className={styles.foot}>
        <button type="button" className={buttons.solid} popoverTarget={panel} popoverTargetAction="hide">
          {footer}
        </button>
      </div>
    </aside>
  );
}
