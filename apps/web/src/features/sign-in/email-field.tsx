import { useTranslations } from "next-intl";
import { TextField } from "#ui/field.tsx";

/** The address of the person who gets in. */
export function EmailField({ error }: { error: string | undefined }) {
  const t = useTranslations("entrance");
  return (
    <TextField
      label={t("email")}
      name="email"
      type="email"
      autoComplete="email"
      autoCapitalize="none"
      spellCheck={false}
      maxLength={254}
      required
      error={error}
    />
  );
}
