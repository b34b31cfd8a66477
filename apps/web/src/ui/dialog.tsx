"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useId, useLayoutEffect, useRef } from "react";
import { createPortal } from "react-dom";
import buttons from "./button.module.css";
import styles from "./dialog.module.css";

type Props = {
  title: string;
  /** Escape asks for it, and so do the buttons inside. */
  onClose(): void;
  children: ReactNode;
};

/**
 * A question in front of the page, open for as long as it is rendered. The browser keeps the focus inside, begins with the
 * first field or button, and afterwards goes back to where it was. It stands at the end of the page, so that it may be asked
 * from within a form.
 */
export function Dialog({ title, onClose, children }: Props) {
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  useLayoutEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return createPortal(
    <dialog
      ref={ref}
      className={styles.dialog}
      aria-labelledby={id}
      // What was closed and opened anew in the meantime is open.
      onClose={() => ref.current?.open || onClose()}
    >
      <h2 id={id} className={styles.title}>
        {title}
      </h2>
      {children}
    </dialog>,
    document.body,
  );
}

/** What can be done with a dialog, the way out first. */
export const DialogActions = ({ children }: { children: ReactNode }) => (
  <div className={styles.actions}>{children}</div>
);

/** The way out of a dialog, by which nothing is changed: to cancel, where it is not called otherwise. */
export function DialogLeave({ onClose, children }: { onClose(): void; children?: ReactNode }) {
  const t = useTranslations("dialog");
  return (
    <button type="button" className={buttons.plain} onClick={onClose}>
      {children ?? t("cancel")}
    </button>
  );
}

/** Why it did not work, said aloud when it appears. */
export const DialogFailure = ({ children }: { children: string | null }) =>
  children && (
    <p role="alert" className={styles.failure}>
      {children}
    </p>
  );
