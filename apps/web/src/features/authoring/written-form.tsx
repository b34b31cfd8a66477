import type { ReactNode } from "react";
import { useReady } from "#form/use-ready.ts";
import styles from "./written-form.module.css";

type Props = { label: string; onSave(): void; children: ReactNode };

/**
 * What is written and saved as a whole. Its fields wait until the page listens: words typed before would stand on the screen, and
 * nowhere else.
 */
export function WrittenForm({ label, onSave, children }: Props) {
  return (
    <form
      noValidate
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        onSave();
      }}
    >
      <fieldset className={styles.fields} disabled={!useReady()}>
        {children}
      </fieldset>
    </form>
  );
}
