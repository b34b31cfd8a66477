"use client";

import { useTranslations } from "next-intl";
import { callAuth } from "#trpc/call-auth.ts";
import { EmailField } from "./email-field.tsx";
import styles from "./entrance.module.css";
import { EntranceForm } from "./entrance-form.tsx";
import { useEntranceForm } from "./use-entrance-form.ts";
import { useWays } from "./use-ways.ts";

/** Asks for a code for another password. The answer is the same whether there is an account or not. */
export function ForgotForm({ next }: { next: string }) {
  const t = useTranslations("entrance");
  const ways = useWays(next);
  const form = useEntranceForm("/email-otp/request-password-reset", async (body) => {
    const { failure } = await callAuth("/email-otp/request-password-reset", body);
    if (failure) return failure;
    window.location.assign(ways.withSecret("/reset-password", { email: body.email, sent: "now" }));
    return null;
  });
  return (
    <>
      <EntranceForm form={form} submit={t("forgot.submit")}>
        <EmailField error={form.errorOf("email")} />
      </EntranceForm>
      <p className={styles.ways}>
        <a href={ways.to("/sign-in")}>{t("toSignIn")}</a>
      </p>
    </>
  );
}
