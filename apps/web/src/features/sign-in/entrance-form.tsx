import type { ReactNode } from "react";
import type { FormState } from "#form/use-form.ts";
import { useReady } from "#form/use-ready.ts";
import buttons from "#ui/button.module.css";
import styles from "./entrance.module.css";

type Props = {
  form: FormState;
  /** What the button says. */
  submit: string;
  children: ReactNode;
};

/**
 * A form by which people get in. It waits for its script: the browser's own way of sending would lose what was typed, and by GET
 * put the password into the address.
 */
export function EntranceForm({ form, submit, children }: Props) {
  const ready = useReady();
  return (
    <form className={styles.form} method="post" noValidate aria-busy={form.busy} onSubmit={form.onSubmit}>
      <div role="alert">{form.message && <p className={styles.refusal}>{form.message}</p>}</div>
      {children}
      <button type="submit" className={buttons.solid} disabled={!ready} aria-disabled={form.busy}>
        {submit}
      </button>
    </form>
  );
}
