import type { ReactNode } from "react";
import buttons from "#ui/button.module.css";
import styles from "./form.module.css";
import type { FormState } from "./use-form.ts";

type Props = {
  form: FormState;
  /** What its heading is, for who hears it. */
  label: string;
  /** What the button says. */
  submit: string;
  /** What is said when it went well. */
  done?: ReactNode;
  /** What stands beside the button. */
  beside?: ReactNode;
  grave?: boolean;
  children?: ReactNode;
};

/** A form with what is to be said of it as a whole. It goes by POST also before its script has come: a password is in no address. */
export const Form = ({ form, label, submit, done, beside, grave = false, children }: Props) => (
  <form
    className={styles.form}
    method="post"
    noValidate
    aria-label={label}
    aria-busy={form.busy}
    onSubmit={form.onSubmit}
  >
    {children}
    <div role="alert">{form.message && <p className={styles.refusal}>{form.message}</p>}</div>
    <div role="status">{form.done && done && <p className={styles.news}>{done}</p>}</div>
    <div className={styles.buttons}>
      <button type="submit" className={grave ? buttons.grave : buttons.solid} aria-disabled={form.busy}>
        {submit}
      </button>
      {beside}
    </div>
  </form>
);
