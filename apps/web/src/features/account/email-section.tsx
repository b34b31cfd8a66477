import { useTranslations } from "next-intl";
import { useState } from "react";
import { Form } from "#form/form.tsx";
import { callAuth } from "#trpc/call-auth.ts";
import buttons from "#ui/button.module.css";
import { TextField } from "#ui/field.tsx";
import { AccountSection } from "./account-section.tsx";
import { CodeField } from "./code-field.tsx";
import { FocusFirst } from "./focus-first.tsx";
import { ShownPassword } from "./shown-password.tsx";
import { useAccount } from "./use-account.ts";
import { useAccountForm } from "./use-account-form.ts";

/** The address to sign in with: the present one, and in two steps another. */
export function EmailSection() {
  const t = useTranslations("account.email");
  const { account } = useAccount();
  // The address that a code has been sent to, until it is given or the reader thinks better of it.
  const [asked, setAsked] = useState<string | null>(null);
  const [changed, setChanged] = useState(false);
  function settle() {
    setAsked(null);
    setChanged(true);
  }
  return (
    <AccountSection id="email" title={t("title")} lead={t("lead", { email: account.email })}>
      {asked === null ? (
        <Ask onAsked={setAsked} />
      ) : (
        <FocusFirst>
          <Confirm newEmail={asked} onChanged={settle} onBack={() => setAsked(null)} />
        </FocusFirst>
      )}
      <p role="status">{changed && asked === null && t("changed", { email: account.email })}</p>
    </AccountSection>
  );
}

function Ask({ onAsked }: { onAsked(newEmail: string): void }) {
  const t = useTranslations("account.email");
  const form = useAccountForm("/email-otp/request-email-change", async (body) => {
    const { failure } = await callAuth("/email-otp/request-email-change", body);
    if (!failure) onAsked(body.newEmail);
    return failure ?? null;
  });
  return (
    <Form form={form} label={t("title")} submit={t("send")}>
      <TextField
        type="email"
        name="newEmail"
        label={t("newEmail")}
        autoComplete="email"
        maxLength={254}
        required
        error={form.errorOf("newEmail")}
      />
      <ShownPassword error={form.errorOf("password")} />
    </Form>
  );
}

type Asked = { newEmail: string; onChanged(): void; onBack(): void };

function Confirm({ newEmail, onChanged, onBack }: Asked) {
  const t = useTranslations("account.email");
  const { signInChanged } = useAccount();
  const form = useAccountForm(
    "/email-otp/change-email",
    async (body) => {
      const { failure } = await callAuth("/email-otp/change-email", body);
      if (failure) return failure;
      await signInChanged();
      onChanged();
      return null;
    },
    { newEmail },
  );
  return (
    <>
      <p>{t("sent", { email: newEmail })}</p>
      <Form
        form={form}
        label={t("title")}
        submit={t("confirm")}
        beside={
          <button type="button" className={buttons.quiet} onClick={onBack}>
            {t("back")}
          </button>
        }
      >
        <CodeField name="otp" hint={t("codeHint")} error={form.errorOf("otp")} />
      </Form>
    </>
  );
}
