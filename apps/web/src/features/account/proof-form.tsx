import { useTranslations } from "next-intl";
import { Form } from "#form/form.tsx";
import { type AuthAnswer, callAuth } from "#trpc/call-auth.ts";
import buttons from "#ui/button.module.css";
import { FocusFirst } from "./focus-first.tsx";
import { ShownPassword } from "./shown-password.tsx";
import { useAccountForm } from "./use-account-form.ts";

type Path = "/two-factor/enable" | "/two-factor/disable" | "/two-factor/generate-backup-codes";

type Props = {
  path: Path;
  /** By which it is turned on, where that is what happens. */
  method?: "totp" | "otp";
  title: string;
  text: string;
  submit: string;
  onDone(answer: AuthAnswer): Promise<void> | void;
  onBack(): void;
};

/** Shows that it is oneself before the second factor changes. */
export function ProofForm({ path, method, title, text, submit, onDone, onBack }: Props) {
  const t = useTranslations("account");
  const form = useAccountForm(
    path,
    async (body) => {
      const { answer, failure } = await callAuth(path, body);
      if (failure) return failure;
      await onDone(answer);
      return null;
    },
    method ? { method } : {},
  );
  return (
    <>
      <h3>{title}</h3>
      <p>{text}</p>
      <FocusFirst>
        <Form
          form={form}
          label={title}
          submit={submit}
          beside={
            <button type="button" className={buttons.quiet} onClick={onBack}>
              {t("back")}
            </button>
          }
        >
          <ShownPassword error={form.errorOf("password")} />
        </Form>
      </FocusFirst>
    </>
  );
}
