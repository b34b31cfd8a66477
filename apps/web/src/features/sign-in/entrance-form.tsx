import type { ReactNode } from "react";
import buttons from "#ui/button.module.css";
import styles from "./entrance.module.css";
import type { FormState } from "./use-form.ts";

type Props = {
  form: FormState;
  /** What the button says. */
  submit: string;
  /** What can be done about a refusal. */
  remedy?: ReactNode;
  children: ReactNode;
};

/** A form by which people get in. It goes by POST also before its script has come, so that no password gets into an address. */
export const EntranceForm = ({ form, submit, remedy, children }: Props) => (
  <form className={styles.form} method="post" noValidate aria-busy={form.busy} onSubmit={form.onSubmit}>
    <div role="alert">
      {form.message && (
        <div className={styles.refusal}>
          <p>{form.message}</p>
          {remedy}
        </div>
      )}
    </div>
    {children}
    <button type="submit" className={buttons.solid} aria-disabled={form.busy}>
      {submit}
    </button>
  </form>
);
