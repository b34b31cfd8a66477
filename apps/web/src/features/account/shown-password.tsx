import { useTranslations } from "next-intl";
import { PasswordField } from "#ui/password-field.tsx";
import { useAccount } from "./use-account.ts";

type Props = { name?: string; label?: string; error: string | undefined };

/** One's password, to show that it is oneself; nothing for who has none, because an identity provider vouches for them. */
export function ShownPassword({ name = "password", label, error }: Props) {
  const t = useTranslations("account");
  const { account } = useAccount();
  if (!account.hasPassword) return null;
  return (
    <>
      {/* By it the browser's store of passwords knows whose it is. */}
      <input type="text" autoComplete="username" value={account.email} readOnly hidden />
      <PasswordField
        name={name}
        label={label ?? t("shownPassword")}
        autoComplete="current-password"
        required
        reveal={t("reveal")}
        error={error}
      />
    </>
  );
}
