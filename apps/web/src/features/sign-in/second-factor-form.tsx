"use client";

import type { BodyOf } from "@agrar/api/sign-in/schema";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { callAuth } from "#trpc/call-auth.ts";
import buttons from "#ui/button.module.css";
import { CheckField, TextField } from "#ui/field.tsx";
import { CodeField } from "./code-field.tsx";
import styles from "./entrance.module.css";
import { EntranceForm } from "./entrance-form.tsx";
import { Resend } from "./resend.tsx";
import { useEntranceForm } from "./use-entrance-form.ts";
import { useWays } from "./use-ways.ts";

/** The ways to show that it is oneself, after the password. */
const ways = {
  app: { path: "/two-factor/verify-totp", label: "secondFactor.byApp" },
  mail: { path: "/two-factor/verify-otp", label: "secondFactor.byMail" },
  recovery: { path: "/two-factor/verify-backup-code", label: "secondFactor.byRecovery" },
} as const;
type Way = keyof typeof ways;

type Props = {
  next: string;
  /** Whether there is an authenticator app; else the code comes by mail. */
  hasApp: boolean;
};

/** The second step of signing in: the code of the app, one by mail, or one of the recovery codes. */
export function SecondFactorForm({ next, hasApp }: Props) {
  const t = useTranslations("entrance");
  const { to } = useWays(next);
  const [way, setWay] = useState<Way>(hasApp ? "app" : "mail");
  const others = (["app", "mail", "recovery"] as const).filter(
    (other) => other !== way && (other !== "app" || hasApp),
  );
  return (
    <>
      <p>{t(`secondFactor.${way}`)}</p>
      <Code key={way} way={way} next={next} />
      <section className={styles.ways} aria-label={t("secondFactor.other")}>
        <ul>
          {others.map((other) => (
            <li key={other}>
              <button type="button" className={buttons.quiet} onClick={() => setWay(other)}>
                {t(ways[other].label)}
              </button>
            </li>
          ))}
          <li>
            <a href={to("/sign-in")}>{t("secondFactor.again")}</a>
          </li>
        </ul>
      </section>
    </>
  );
}

function Code({ way, next }: { way: Way; next: string }) {
  const t = useTranslations("entrance");
  const { goal } = useWays(next);
  const { path } = ways[way];
  const form = useEntranceForm(path, async (body: BodyOf<typeof path>) => {
    const { failure } = await callAuth(path, body);
    if (failure) return failure;
    window.location.assign(goal);
    return null;
  });
  return (
    <>
      <EntranceForm form={form} submit={t("secondFactor.submit")}>
        {way === "recovery" ? (
          <TextField
            label={t("secondFactor.recoveryCode")}
            name="code"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={40}
            required
            error={form.errorOf("code")}
          />
        ) : (
          <CodeField name="code" hint={t("secondFactor.digits")} error={form.errorOf("code")} />
        )}
        <CheckField label={t("secondFactor.trust")} name="trustDevice" />
      </EntranceForm>
      {way === "mail" && <Resend first="at once" send={sendCode} />}
    </>
  );
}

const sendCode = async () => (await callAuth("/two-factor/send-otp", {})).failure ?? null;
