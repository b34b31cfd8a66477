import { type ComponentProps, type ReactNode, useId } from "react";
import styles from "./field.module.css";

type Common = { label: string; hideLabel?: boolean };
type Labelled = Common & { children(id: string): ReactNode };

/** A label above what it names. */
function Field({ label, hideLabel = false, children }: Labelled) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label className={hideLabel ? "visually-hidden" : styles.label} htmlFor={id}>
        {label}
      </label>
      {children(id)}
    </div>
  );
}

type TextFieldProps = Common & Omit<ComponentProps<"input">, "id" | "className"> & { tall?: boolean };

/** One line of text, or a day. */
export const TextField = ({ label, hideLabel = false, tall = false, ...input }: TextFieldProps) => (
  <Field label={label} hideLabel={hideLabel}>
    {(id) => <input id={id} className={tall ? `${styles.input} ${styles.tall}` : styles.input} {...input} />}
  </Field>
);

export type Option = { value: string; label: string };
type SelectFieldProps = Common &
  Omit<ComponentProps<"select">, "id" | "className" | "children"> & { options: Option[] };

/** One of a few. The browser's own list: it is the one that phones and screen readers handle best. */
export const SelectField = ({ label, hideLabel = false, options, ...select }: SelectFieldProps) => (
  <Field label={label} hideLabel={hideLabel}>
    {(id) => (
      <select id={id} className={`${styles.input} ${styles.select}`} {...select}>
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
