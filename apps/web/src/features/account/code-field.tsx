import { useTranslations } from "next-intl";
import { TextField } from "#ui/field.tsx";

type Props = { name: string; hint: string; error: string | undefined };

/** Six digits from a letter or an app, which phones and browsers can fill in. */
export function CodeField(props: Props) {
  const t = useTranslations("account");
  return (
    <TextField
      label={t("code")}
      inputMode="numeric"
      autoComplete="one-time-code"
      maxLength={20}
      required
      {...props}
    />
  );
}
