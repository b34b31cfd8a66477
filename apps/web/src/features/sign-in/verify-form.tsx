"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { useSecret } from "#safety/use-secret.ts";
import { callAuth } from "#trpc/call-auth.ts";
import { CodeField } from "./code-field.tsx";
import { EmailField } from "./email-field.tsx";
import styles from "./entrance.module.css";
import { EntranceForm } from "./entrance-form.tsx";
import { Resend } from "./resend.tsx";
import { useEntranceForm } from "./use-entrance-form.ts";
import { useWays } from "./use-ways.ts";

/** Shows that the address is one's own: by the code in the letter, or by the letter's link, which needs no typing. */
export function VerifyForm({ next }: { next: string }) {
  const secret = useSecret();
  return secret && <VerifyWith next={next} {...secret} />;
}

type Props = { next: string; email?: string; code?: string; sent?: string };

function VerifyWith({ next, email, code, sent }: Props) {
  const t = useTranslations("entrance");
  const ways = useWays(next);
  const frame = useRef<HTMLDivElement>(null);
  const form = useEntranceForm("/email-otp/verify-email", async (body) => {
    const { failure } = await callAuth("/email-otp/verify-email", body);
    if (failure) return failure;
    window.location.assign(ways.goal);
    return null;
  });
  useEffect(() => {
    if (email && code) frame.current?.querySelector("form")?.requestSubmit();
  }, [email, code]);
  async function resend() {
    const typed = frame.current?.querySelector<HTMLInputElement>("[name=email]")?.value ?? "";
    return (await callAuth("/email-otp/send-verification-otp", { email: typed })).failure ?? null;
  }
  return (
    <div ref={frame} className={styles.form}>
      <p>{email ? t("verify.sentTo", { email }) : t("verify.lead")}</p>
      <EntranceForm form={form} submit={t("verify.submit")}>
        {email ? (
          <input type="hidden" name="email" value={email} />
        ) : (
          <EmailField error={form.errorOf("email")} />
        )}
        <CodeField name="otp" hint={t("codeHint")} defaultValue={code} error={form.errorOf("otp")} />
      </EntranceForm>
      <Resend first={sent ? "sent" : "on request"} send={resend} />
    </div>
  );
}
