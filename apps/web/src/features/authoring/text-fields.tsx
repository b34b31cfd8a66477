import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { TextArea, TextField } from "#ui/field.tsx";
import styles from "./text-fields.module.css";
import { type Language, languages, missingIn, type Text, withText } from "./values.ts";

type Props = {
  /** What is named by it: `title`. */
  name: string;
  label: string;
  hint?: string;
  value: Text | null;
  /** Whether it takes several lines. */
  long?: boolean;
  max: number;
  onChange(value: Text | null): void;
  errorOf(field: string): string | undefined;
};

/** A text in the three languages, side by side where there is room, with what is missing. */
export function TextFields({ name, label, hint, value, long = false, max, onChange, errorOf }: Props) {
  const errorIn = (language: Language) =>
    errorOf(`${name}.${language}`) ?? (language === "az" ? errorOf(name) : undefined);
  return (
    <InLanguages
      label={label}
      hint={hint}
      value={value}
      isRefused={(language) => errorIn(language) !== undefined}
    >
      {(language, name_) => {
        const field = {
          name: `${name}.${language}`,
          lang: language,
          value: value?.[language] ?? "",
          maxLength: max,
        };
        const error = errorIn(language);
        const write = (words: string) => onChange(withText(value, language, words));
        return long ? (
          <TextArea
            {...field}
            rows={6}
            label={name_}
            error={error}
            onChange={({ currentTarget }) => write(currentTarget.value)}
          />
        ) : (
          <TextField
            {...field}
            label={name_}
            error={error}
            onChange={({ currentTarget }) => write(currentTarget.value)}
          />
        );
      }}
    </InLanguages>
  );
}

type LanguagesProps = {
  label: string;
  hint?: string | undefined;
  value: Text | null;
  /** Whether something stronger is said of a language already. */
  isRefused?(language: Language): boolean;
  children(language: Language, name: string): ReactNode;
};

/** What is written in each language, under one name. */
export function InLanguages({ label, hint, value, isRefused, children }: LanguagesProps) {
  const t = useTranslations();
  const missing = missingIn(value);
  return (
    <fieldset className={styles.texts}>
      <legend className={styles.legend}>{label}</legend>
      {hint && <p className={styles.hint}>{hint}</p>}
      <div className={styles.languages}>
        {languages.map((language) => (
          <div key={language} className={styles.language}>
            {children(language, t(`languages.${language}`))}
            {missing.includes(language) && !isRefused?.(language) && (
              <p className={styles.missing}>
                {t(language === "az" ? "authoring.missingAz" : "authoring.missing")}
              </p>
            )}
          </div>
        ))}
      </div>
    </fieldset>
  );
}
