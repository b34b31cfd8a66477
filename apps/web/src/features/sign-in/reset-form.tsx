"use client";

import { useTranslations } from "next-intl";
import { useRef } from "react";
import { useSecret } from "#safety/use-secret.ts";
import { callAuth } from "#trpc/call-auth.ts";
import { CodeField } from "./code-field.tsx";
import { EmailField } from "./email-field.tsx";
import styles from "./entrance.module.css";
import { EntranceForm } from "./entrance-form.tsx";
import { NewPasswordField } from "./new-password-field.tsx";
import { Resend } from "./resend.tsx";
import { useEntranceForm } from "./use-entrance-form.ts";
import { useWays } from "./use-ways.ts";

type Entrance = { next: string; passwordHint: string };

/** Another password for who has the code of the letter; the letter's link brings it along. */
export function ResetForm(props: Entrance) {
  const secret = useSecret();
  return secret && <ResetWith {...props} {...secret} />;
}

type Props = Entrance & { email?: string; code?: string; sent?: string };

function ResetWith({ next, passwordHint, email, code, sent }: Props) {
  const t = useTranslations("entrance");
  const ways = useWays(next);
  const frame = useRef<HTMLDivElement>(null);
  const form = useEntranceForm("/email-otp/reset-password", async (body) => {
    const { failure } = await callAuth("/email-otp/reset-password", body);
    if (failure) return failure;
    window.location.assign(ways.to("/sign-in", { changed: "password" }));
    return null;
  });
  async function resend() {
    const typed = frame.current?.querySelector<HTMLInputElement>("[name=email]")?.value ?? "";
    return (await callAuth("/email-otp/request-password-reset", { email: typed })).failure ?? null;
  }
  return (
    <div ref={frame} className={styles.form}>
      <p>{email && sent ? t("reset.sentTo", { email }) : t("reset.lead")}</p>
      <EntranceForm form={form} submit={t("reset.submit")}>
        {email ? (
          <input type="hidden" name="email" value={email} />
        ) : (
          <EmailField error={form.errorOf("email")} />
        )}
        <CodeField name="otp" hint={t("codeHint")} defaultValue={code} error={form.errorOf("otp")} />
        <NewPasswordField label={t("newPassword")} hint={passwordHint} error={form.errorOf("password")} />
      </EntranceForm>
      <Resend first={sent ? "sent" : "on request"} send={resend} />
    </div>
  );
}
