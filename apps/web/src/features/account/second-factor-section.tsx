import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Badge } from "#ui/badge.tsx";
import buttons from "#ui/button.module.css";
import { AccountSection } from "./account-section.tsx";
import { ProofForm } from "./proof-form.tsx";
import { RecoveryCodes } from "./recovery-codes.tsx";
import styles from "./second-factor.module.css";
import { SetUpApp } from "./set-up-app.tsx";
import { useAccount } from "./use-account.ts";

type Step = "app" | "mail" | "renew" | "off";

/** The second step of signing in: off, by an app, or by letters. */
export function SecondFactorSection() {
  const t = useTranslations("account.secondFactor");
  const { account, signInChanged } = useAccount();
  const { enabled, hasApp, required } = account.secondFactor;
  const [step, setStep] = useState<Step | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const [news, setNews] = useState("");

  function begin(next: Step) {
    setNews("");
    setStep(next);
  }

  function back() {
    setStep(null);
    setCodes(null);
  }

  function show(codes: string[]) {
    setCodes(codes);
    void signInChanged();
  }

  async function settle(what: string) {
    // With the second factor the role comes and goes, and with the role most of what there is.
    if (required && step !== "renew") return window.location.reload();
    await signInChanged();
    back();
    setNews(what);
  }

  if (codes)
    return (
      <Frame>
        <RecoveryCodes
          codes={codes}
          onKept={() => settle(t(step === "renew" ? "renewed" : "turnedOn"))}
          onGone={back}
        />
      </Frame>
    );
  return (
    <Frame>
      {step === null && (
        <>
          <div className={styles.state}>
            <Badge tone={enabled ? "good" : "quiet"}>{t(enabled ? "on" : "off")}</Badge>
            <p>{t(enabled ? (hasApp ? "byApp" : "byMail") : "none")}</p>
          </div>
          {required && !enabled && <p>{t("required")}</p>}
          <div className={styles.buttons}>
            {!hasApp && (
              <button type="button" className={buttons.solid} onClick={() => begin("app")}>
                {t("useApp")}
              </button>
            )}
            {!enabled && (
              <button type="button" className={buttons.plain} onClick={() => begin("mail")}>
                {t("useMail")}
              </button>
            )}
            {hasApp && (
              <button type="button" className={buttons.plain} onClick={() => begin("renew")}>
                {t("renew")}
              </button>
            )}
            {enabled && (
              <button type="button" className={buttons.plain} onClick={() => begin("off")}>
                {t("turnOff")}
              </button>
            )}
          </div>
        </>
      )}
      {step === "app" && <SetUpApp onDone={show} onBack={back} />}
      {step === "mail" && (
        <ProofForm
          path="/two-factor/enable"
          method="otp"
          title={t("useMail")}
          text={t("mailText", { email: account.email })}
          submit={t("turnOn")}
          onDone={() => settle(t("turnedOn"))}
          onBack={back}
        />
      )}
      {step === "renew" && (
        <ProofForm
          path="/two-factor/generate-backup-codes"
          title={t("renew")}
          text={t("renewText")}
          submit={t("renew")}
          onDone={({ backupCodes = [] }) => show(backupCodes)}
          onBack={back}
        />
      )}
      {step === "off" && (
        <ProofForm
          path="/two-factor/disable"
          title={t("turnOff")}
          text={t(required ? "offWaits" : "offText")}
          submit={t("turnOff")}
          onDone={() => settle(t("turnedOff"))}
          onBack={back}
        />
      )}
      <p role="status">{news}</p>
    </Frame>
  );
}

function Frame({ children }: { children: ReactNode }) {
  const t = useTranslations("account.secondFactor");
  return (
    <AccountSection id="second-factor" title={t("title")} lead={t("lead")}>
      {children}
    </AccountSection>
  );
}
