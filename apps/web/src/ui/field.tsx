import { type ComponentProps, type ReactNode, useId } from "react";
import styles from "./field.module.css";

type Common = {
  label: string;
  hideLabel?: boolean | undefined;
  /** What to write, in a few words. */
  hint?: string | undefined;
  /** What is wrong with what is written. */
  error?: string | undefined;
};

/** What ties a field to its label, its hint and its error. */
type Ties = { id: string; "aria-describedby"?: string; "aria-invalid"?: true };
type Labelled = Common & { children(ties: Ties): ReactNode };

/** A label above what it names, and below it what is wrong with it and what it takes. */
export function Field({ label, hideLabel = false, hint, error, children }: Labelled) {
  const id = useId();
  const notes = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(" ");
  return (
    <div className={styles.field}>
      <label className={hideLabel ? "visually-hidden" : styles.label} htmlFor={id}>
        {label}
      </label>
      {children({
        id,
        ...(notes && { "aria-describedby": notes }),
        ...(error && { "aria-invalid": true }),
      })}
      {error && (
        <p id={`${id}-error`} className={styles.error}>
          {error}
        </p>
      )}
      {hint && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
    </div>
  );
}

type TextFieldProps = Common & Omit<ComponentProps<"input">, "id" | "className"> & { tall?: boolean };

/** One line of text, or a day. */
export const TextField = ({ label, hideLabel, hint, error, tall = false, ...input }: TextFieldProps) => (
  <Field label={label} hideLabel={hideLabel} hint={hint} error={error}>
    {(ties) => (
      <input className={tall ? `${styles.input} ${styles.tall}` : styles.input} {...input} {...ties} />
    )}
  </Field>
);

type TextAreaProps = Common & Omit<ComponentProps<"textarea">, "id" | "className">;

/** Several lines of text. */
export const TextArea = ({ label, hideLabel, hint, error, ...area }: TextAreaProps) => (
  <Field label={label} hideLabel={hideLabel} hint={hint} error={error}>
    {(ties) => <textarea className={`${styles.input} ${styles.area}`} {...area} {...ties} />}
  </Field>
);

export type Option = { value: string; label: string };
type SelectFieldProps = Common &
  Omit<ComponentProps<"select">, "id" | "className" | "children"> & { options: Option[] };

/** One of a few. The browser's own list: it is the one that phones and screen readers handle best. */
export const SelectField = ({ label, hideLabel, hint, error, options, ...select }: SelectFieldProps) => (
  <Field label={label} hideLabel={hideLabel} hint={hint} error={error}>
    {(ties) => (
      <select className={`${styles.input} ${styles.select}`} {...select} {...ties}>
        {options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    )}
  </Field>
);

/** Yes or not said. */
export const CheckField = ({
  label,
  ...input
}: { label: string } & Omit<ComponentProps<"input">, "type">) => (
  <label className={styles.check}>
    <input type="checkbox" {...input} />
    {label}
  </label>
);
