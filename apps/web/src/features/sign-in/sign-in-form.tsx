"use client";

import { useTranslations } from "next-intl";
import { callAuth } from "#trpc/call-auth.ts";
import { CheckField } from "#ui/field.tsx";
import { PasswordField } from "#ui/password-field.tsx";
import { EmailField } from "./email-field.tsx";
import styles from "./entrance.module.css";
import { EntranceForm } from "./entrance-form.tsx";
import { IdentityProvider } from "./identity-provider.tsx";
import { useEntranceForm } from "./use-entrance-form.ts";
import { useWays } from "./use-ways.ts";

type Props = {
  /** Where to go on to; empty is one's own home. */
  next: string;
  /** The name of the identity provider to sign in with instead. */
  identityProvider: string | null;
};

/** E-mail and password, and the ways for who has no account or forgot the password. */
export function SignInForm({ next, identityProvider }: Props) {
  const t = useTranslations("entrance");
  const ways = useWays(next);
  const form = useEntranceForm("/sign-in/email", async (body) => {
    const { answer, failure } = await callAuth("/sign-in/email", body);
    if (failure?.reason === "account.emailNotVerified") {
      window.location.assign(ways.withSecret("/verify", { email: body.email }));
      return null;
    }
    if (failure) return failure;
    const by = answer.twoFactorMethods?.includes("totp") === false ? { by: "mail" } : undefined;
    window.location.assign(answer.twoFactorRedirect ? ways.to("/sign-in/second-factor", by) : ways.goal);
    return null;
  });
  return (
    <>
      <EntranceForm form={form} submit={t("signIn.submit")}>
        <EmailField error={form.errorOf("email")} />
        <PasswordField
          label={t("password")}
          name="password"
          autoComplete="current-password"
          required
          error={form.errorOf("password")}
          reveal={t("reveal")}
        />
        <CheckField label={t("signIn.stay")} name="rememberMe" defaultChecked />
      </EntranceForm>
      {identityProvider && (
        <>
          <p className={styles.or}>{t("signIn.or")}</p>
          <IdentityProvider name={identityProvider} next={next} />
        </>
      )}
      <ul className={styles.ways}>
        <li>
          <a href={ways.to("/forgot-password")}>{t("signIn.forgot")}</a>
        </li>
        <li>
          {t("signIn.new")} <a href={ways.to("/sign-up")}>{t("signIn.signUp")}</a>
        </li>
      </ul>
    </>
  );
}
