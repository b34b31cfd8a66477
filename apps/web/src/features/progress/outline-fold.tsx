"use client";

import { type ReactNode, useId, useState } from "react";
import buttons from "#ui/button.module.css";
import styles from "./lesson-outline.module.css";

/** Folds the outline away where there is little room for it. */
export function OutlineFold({ label, children }: { label: string; children: ReactNode }) {
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <>
      <button
        type="button"
        className={`${buttons.plain} ${styles.fold}`}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {label}
      </button>
      <div id={id} className={open ? styles.folds : `${styles.folds} ${styles.folded}`}>
        {children}
      </div>
    </>
  );
}
