import { useMutation } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { Form } from "#form/form.tsx";
import { getPathname } from "#i18n/navigation.ts";
import { useTRPC } from "#trpc/client.tsx";
import { failureOf } from "#trpc/failure.ts";
import { failureIn } from "#trpc/refusal.ts";
import { Dialog, DialogLeave } from "#ui/dialog.tsx";
import { TextField } from "#ui/field.tsx";
import styles from "./own-data.module.css";
import { ShownPassword } from "./shown-password.tsx";
import { useAccount } from "./use-account.ts";
import { useAccountForm } from "./use-account-form.ts";

/** Asks once more before the account is erased: for its address, so that nobody does so by mistake, and for the password. */
export function EraseDialog({ onClose }: { onClose(): void }) {
  const t = useTranslations("account.data");
  const locale = useLocale();
  const { account } = useAccount();
  const { mutateAsync: erase } = useMutation(useTRPC().account.erase.mutationOptions());
  const form = useAccountForm("erasure", async ({ confirmation, ...body }) => {
    if (confirmation.trim().toLowerCase() !== account.email) {
      const problem = { field: "confirmation", reason: "confirmation.differs", params: {} };
      return failureIn({ reason: problem.reason, problems: [problem], httpStatus: 400 });
    }
    const failure = await erase(body).then(() => null, failureOf);
    if (!failure) window.location.assign(getPathname({ href: "/", locale }));
    return failure;
  });
  return (
    <Dialog title={t("sure")} onClose={onClose}>
      <p className={styles.text}>{t("sureText")}</p>
      <Form
        grave
        form={form}
        label={t("sure")}
        submit={t("erase")}
        beside={<DialogLeave onClose={onClose}>{t("keep")}</DialogLeave>}
      >
        <TextField
          name="confirmation"
          label={t("confirmation", { email: account.email })}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          required
          error={form.errorOf("confirmation")}
        />
        <ShownPassword error={form.errorOf("password")} />
      </Form>
    </Dialog>
  );
}
