import { useTranslations } from "next-intl";
import type { FormState } from "#form/use-form.ts";
import { TextField } from "#ui/field.tsx";
import styles from "./entrance.module.css";

/** First and last name. */
export function NameFields({
  form,
  given,
}: {
  form: FormState;
  given?: Record<"firstName" | "lastName", string>;
}) {
  const t = useTranslations("entrance");
  return (
    <div className={styles.pair}>
      <TextField
        label={t("firstName")}
        name="firstName"
        autoComplete="given-name"
        maxLength={100}
        required
        defaultValue={given?.firstName}
        error={form.errorOf("firstName")}
      />
      <TextField
        label={t("lastName")}
        name="lastName"
        autoComplete="family-name"
        maxLength={100}
        required
        defaultValue={given?.lastName}
        error={form.errorOf("lastName")}
      />
    </div>
  );
}
