import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { TextField } from "#ui/field.tsx";

type Props = Pick<ComponentProps<typeof TextField>, "name" | "hint" | "error" | "defaultValue" | "autoFocus">;

/** Six digits from a letter or an app, which phones and browsers can fill in. */
export function CodeField(props: Props) {
  const t = useTranslations("entrance");
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
