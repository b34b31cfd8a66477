import { useTranslations } from "next-intl";
import { PasswordField } from "#ui/password-field.tsx";

type Props = {
  label: string;
  /** What it must be. */
  hint: string;
  error: string | undefined;
};

/** A password that is chosen. */
export function NewPasswordField(props: Props) {
  const t = useTranslations("entrance");
  return (
    <PasswordField name="password" autoComplete="new-password" required reveal={t("reveal")} {...props} />
  );
}
