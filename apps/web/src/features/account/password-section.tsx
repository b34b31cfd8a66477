import { useTranslations } from "next-intl";
import { Form } from "#form/form.tsx";
import { Link } from "#i18n/navigation.ts";
import { callAuth } from "#trpc/call-auth.ts";
import { PasswordField } from "#ui/password-field.tsx";
import { AccountSection } from "./account-section.tsx";
import { ShownPassword } from "./shown-password.tsx";
import { useAccount } from "./use-account.ts";
import { useAccountForm } from "./use-account-form.ts";

/** Another password; or why there is none, and the way to one. */
export function PasswordSection({ hint }: { hint: string }) {
  const t = useTranslations("account.password");
  const { account } = useAccount();
  return account.hasPassword ? (
    <AccountSection id="password" title={t("title")} lead={t("lead")}>
      <PasswordForm hint={hint} />
    </AccountSection>
  ) : (
    <AccountSection id="password" title={t("title")} lead={t("none")}>
      <p>
        <Link href="/forgot-password">{t("set")}</Link>
      </p>
    </AccountSection>
  );
}

function PasswordForm({ hint }: { hint: string }) {
  const t = useTranslations("account");
  const { signInChanged } = useAccount();
  const form = useAccountForm("/change-password", async (body) => {
    const { failure } = await callAuth("/change-password", body);
    if (failure) return failure;
    await signInChanged();
    return null;
  });
  return (
    <Form form={form} label={t("password.title")} submit={t("password.change")} done={t("password.changed")}>
      <ShownPassword
        name="currentPassword"
        label={t("password.current")}
        error={form.errorOf("currentPassword")}
      />
      <PasswordField
        name="newPassword"
        label={t("password.new")}
        hint={hint}
        autoComplete="new-password"
        required
        reveal={t("reveal")}
        error={form.errorOf("newPassword")}
      />
    </Form>
  );
}
