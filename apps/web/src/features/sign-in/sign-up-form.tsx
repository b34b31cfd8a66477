"use client";

import { useLocale, useTranslations } from "next-intl";
import { callAuth } from "#trpc/call-auth.ts";
import { type Option, SelectField } from "#ui/field.tsx";
import { EmailField } from "./email-field.tsx";
import styles from "./entrance.module.css";
import { EntranceForm } from "./entrance-form.tsx";
import { NameFields } from "./name-fields.tsx";
import { NewPasswordField } from "./new-password-field.tsx";
import { useEntranceForm } from "./use-entrance-form.ts";
import { useWays } from "./use-ways.ts";

type Props = { next: string; professions: Option[]; passwordHint: string };

/** A new account. Whether there is one with the address already, only a letter to that address says. */
export function SignUpForm({ next, professions, passwordHint }: Props) {
  const t = useTranslations("entrance");
  const language = useLocale();
  const ways = useWays(next);
  const form = useEntranceForm("/sign-up/email", async (body) => {
    const { failure } = await callAuth("/sign-up/email", body);
    if (failure) return failure;
    window.location.assign(ways.withSecret("/verify", { email: body.email, sent: "now" }));
    return null;
  });
  return (
    <>
      <EntranceForm form={form} submit={t("signUp.submit")}>
        <NameFields form={form} />
        <EmailField error={form.errorOf("email")} />
        <NewPasswordField label={t("password")} hint={passwordHint} error={form.errorOf("password")} />
        <SelectField
          label={t("profession")}
          name="profession"
          options={professions}
          error={form.errorOf("profession")}
        />
        <input type="hidden" name="language" value={language} />
      </EntranceForm>
      <p className={styles.ways}>
        <span>
          {t("signUp.have")} <a href={ways.to("/sign-in")}>{t("toSignIn")}</a>
        </span>
      </p>
    </>
  );
}
