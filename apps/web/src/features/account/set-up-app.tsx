import { useTranslations } from "next-intl";
import { useState } from "react";
import { Form } from "#form/form.tsx";
import { callAuth } from "#trpc/call-auth.ts";
import buttons from "#ui/button.module.css";
import { CodeField } from "./code-field.tsx";
import { CopyButton } from "./copy-button.tsx";
import { FocusFirst } from "./focus-first.tsx";
import { ProofForm } from "./proof-form.tsx";
import { QrCode } from "./qr-code.tsx";
import styles from "./second-factor.module.css";
import { useAccountForm } from "./use-account-form.ts";

type Props = {
  /** Gets the recovery codes, once the app has shown that it is set up. */
  onDone(codes: string[]): void;
  onBack(): void;
};

/** Sets an authenticator app up. Until the app has shown a code nothing has changed, and it can be begun again. */
export function SetUpApp({ onDone, onBack }: Props) {
  const t = useTranslations("account.secondFactor");
  const [begun, setBegun] = useState<{ address: string; codes: string[] } | null>(null);
  if (begun) return <ConfirmApp address={begun.address} onDone={() => onDone(begun.codes)} onBack={onBack} />;
  return (
    <ProofForm
      path="/two-factor/enable"
      method="totp"
      title={t("app.title")}
      text={t("app.text")}
      submit={t("app.begin")}
      onDone={({ totpURI = "", backupCodes = [] }) => setBegun({ address: totpURI, codes: backupCodes })}
      onBack={onBack}
    />
  );
}

type Begun = { address: string; onDone(): void; onBack(): void };

function ConfirmApp({ address, onDone, onBack }: Begun) {
  const t = useTranslations("account.secondFactor");
  const dialog = useTranslations("dialog");
  const form = useAccountForm("/two-factor/verify-totp", async (body) => {
    const { failure } = await callAuth("/two-factor/verify-totp", body);
    if (!failure) onDone();
    return failure ?? null;
  });
  const secret = new URL(address).searchParams.get("secret") ?? "";
  return (
    <>
      <h3>{t("app.title")}</h3>
      <p>{t("app.scan")}</p>
      <div className={styles.app}>
        <QrCode text={address} label={t("app.qr")} />
        <div className={styles.secret}>
          <p>{t("app.byHand")}</p>
          <code className={styles.code}>{secret.match(/.{1,4}/g)?.join(" ")}</code>
          <CopyButton text={secret} label={t("app.copy")} />
        </div>
      </div>
      <FocusFirst>
        <Form
          form={form}
          label={t("app.title")}
          submit={t("app.confirm")}
          beside={
            <button type="button" className={buttons.quiet} onClick={onBack}>
              {dialog("cancel")}
            </button>
          }
        >
          <CodeField name="code" hint={t("app.codeHint")} error={form.errorOf("code")} />
        </Form>
      </FocusFirst>
    </>
  );
}
