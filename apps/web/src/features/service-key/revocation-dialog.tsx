"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "#trpc/client.tsx";
import { ConfirmDialog } from "#ui/confirm-dialog.tsx";
import type { ServiceKey } from "./search.ts";

/** Ends a key at once. */
export function RevocationDialog({ serviceKey, onClose }: { serviceKey: ServiceKey; onClose(): void }) {
  const t = useTranslations("admin.keys");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const revocation = useMutation(
    trpc.serviceKey.revoke.mutationOptions({
      onSuccess: () => {
        onClose();
        return queryClient.invalidateQueries(trpc.serviceKey.pathFilter());
      },
    }),
  );
  return (
    <ConfirmDialog
      title={t("revokeTitle")}
      action={t("revoke")}
      grave
      mutation={{ ...revocation, mutate: () => revocation.mutate({ id: serviceKey.id }) }}
      onClose={onClose}
    >
      {t("revokeText", { name: serviceKey.name })}
    </ConfirmDialog>
  );
}
