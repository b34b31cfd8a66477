import { useTranslations } from "next-intl";
import { PasswordField } from "#ui/password-field.tsx";
import { passwordLength } from "./inputs.ts";

/** A password that is chosen, with what it must be. */
export function NewPasswordField({ label, error }: { label: string; error: string | undefined }) {
  const t = useTranslations("entrance");
  return (
    <PasswordField
      label={label}
      name="password"
      autoComplete="new-password"
      required
      hint={t("passwordHint", { least: passwordLength.least, most: passwordLength.most })}
      error={error}
      reveal={t("reveal")}
    />
  );
}
