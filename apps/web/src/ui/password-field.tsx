"use client";

import { IconEye, IconEyeOff } from "@tabler/icons-react";
import { type ComponentProps, useState } from "react";
import styles from "./field.module.css";
import { Field } from "./field.tsx";

type Props = Omit<ComponentProps<"input">, "id" | "className" | "type"> & {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  /** How the button is named that shows what is typed. */
  reveal: string;
  autoComplete: "current-password" | "new-password";
};

/** A password, which whoever is alone with their screen may read while they type. */
export function PasswordField({ label, hint, error, reveal, ...input }: Props) {
  const [shown, setShown] = useState(false);
  const Sign = shown ? IconEyeOff : IconEye;
  return (
    <Field label={label} hint={hint} error={error}>
      {(ties) => (
        <div className={styles.secret}>
          <input
            className={styles.input}
            type={shown ? "text" : "password"}
            autoCapitalize="none"
            autoCorrect="off"
            spellCheck={false}
            {...input}
            {...ties}
          />
          <button
            type="button"
            className={styles.reveal}
            aria-pressed={shown}
            aria-label={reveal}
            onClick={() => setShown(!shown)}
          >
            <Sign size={20} aria-hidden />
          </button>
        </div>
      )}
    </Field>
  );
}
