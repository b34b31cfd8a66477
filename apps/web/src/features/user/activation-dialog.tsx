"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "#trpc/client.tsx";
import { ConfirmDialog } from "#ui/confirm-dialog.tsx";
import { nameOf } from "./person.tsx";
import type { User } from "./use-user-columns.tsx";

/** Bars a person from the portal, or lets them in again. */
export function ActivationDialog({ user, onClose }: { user: User; onClose(): void }) {
  const t = useTranslations("admin.people");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const change = useMutation(
    trpc.user.setActive.mutationOptions({
      onSuccess: () => {
        onClose();
        return queryClient.invalidateQueries(trpc.user.pathFilter());
      },
    }),
  );
  const word = user.isActive ? "deactivate" : "activate";
  return (
    <ConfirmDialog
      title={t(`${word}Title`)}
      action={t(word)}
      grave={user.isActive}
      mutation={{ ...change, mutate: () => change.mutate({ id: user.id, isActive: !user.isActive }) }}
      onClose={onClose}
    >
      {t(`${word}Text`, { name: nameOf(user) })}
    </ConfirmDialog>
  );
}
