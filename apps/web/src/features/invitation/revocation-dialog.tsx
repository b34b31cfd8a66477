"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "#trpc/client.tsx";
import { ConfirmDialog } from "#ui/confirm-dialog.tsx";
import type { Invitation } from "./search.ts";

/** Takes an invitation back. */
export function RevocationDialog({ invitation, onClose }: { invitation: Invitation; onClose(): void }) {
  const t = useTranslations("admin.invitations");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const revocation = useMutation(
    trpc.invitation.revoke.mutationOptions({
      onSuccess: () => {
        onClose();
        return queryClient.invalidateQueries(trpc.invitation.pathFilter());
      },
    }),
  );
  return (
    <ConfirmDialog
      title={t("revokeTitle")}
      action={t("revoke")}
      grave
      mutation={{ ...revocation, mutate: () => revocation.mutate({ id: invitation.id }) }}
      onClose={onClose}
    >
      {t("revokeText", { email: invitation.email })}
    </ConfirmDialog>
  );
}
