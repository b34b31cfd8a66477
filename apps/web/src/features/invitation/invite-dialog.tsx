"use client";

import type { Inputs } from "@agrar/api";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useTRPC } from "#trpc/client.tsx";
import buttons from "#ui/button.module.css";
import { Dialog, DialogActions, DialogFailure, DialogLeave } from "#ui/dialog.tsx";
import { SelectField, TextField } from "#ui/field.tsx";
import { useRefusal } from "#ui/use-refusal.ts";

type Draft = Inputs["invitation"]["create"];

const fields = ["email", "firstName", "lastName", "role", "language"] as const satisfies (keyof Draft)[];

/** Sends somebody a link by which they become a trainer or an admin. */
export function InviteDialog({ onClose }: { onClose(): void }) {
  const t = useTranslations();
  const locale = useLocale();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const invitation = useMutation(
    trpc.invitation.create.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries(trpc.invitation.pathFilter()),
    }),
  );
  const { of, rest } = useRefusal(invitation.error, fields);
  if (invitation.isSuccess) {
    return (
      <Dialog title={t("admin.invitations.title")} onClose={onClose}>
        <p role="status">{t("admin.invitations.sent", { email: invitation.variables.email })}</p>
        <DialogActions>
          <button type="button" className={buttons.solid} onClick={onClose}>
            {t("admin.close")}
          </button>
        </DialogActions>
      </Dialog>
    );
  }
  return (
    <Dialog title={t("admin.invitations.title")} onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          invitation.mutate(Object.fromEntries(new FormData(event.currentTarget)) as Draft);
        }}
      >
        <p>{t("admin.invitations.lead")}</p>
        <TextField
          type="email"
          name="email"
          autoComplete="off"
          label={t("admin.invitations.email")}
          error={of("email")}
        />
        <TextField
          name="firstName"
          autoComplete="off"
          label={t("admin.invitations.firstName")}
          error={of("firstName")}
        />
        <TextField
          name="lastName"
          autoComplete="off"
          label={t("admin.invitations.lastName")}
          error={of("lastName")}
        />
        <SelectField
          name="role"
          label={t("admin.invitations.role")}
          options={(["TRAINER", "ADMIN"] as const).map((value) => ({
            value,
            label: t(`admin.roles.${value}`),
          }))}
          error={of("role")}
        />
        <SelectField
          name="language"
          label={t("admin.invitations.language")}
          options={(["az", "en", "ru"] as const).map((value) => ({ value, label: t(`languages.${value}`) }))}
          defaultValue={locale}
          error={of("language")}
        />
        <DialogFailure>{rest}</DialogFailure>
        <DialogActions>
          <DialogLeave onClose={onClose} />
          <button type="submit" className={buttons.solid} disabled={invitation.isPending}>
            {t("admin.invitations.send")}
          </button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
