"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useFormat } from "#i18n/use-format.ts";
import { useTRPC } from "#trpc/client.tsx";
import { ConfirmDialog } from "#ui/confirm-dialog.tsx";

type Props = { onClose(): void; onDone(what: string): void };

/** Has all failed jobs go on. */
export function RetryAllDialog({ onClose, onDone }: Props) {
  const t = useTranslations("admin.job");
  const format = useFormat();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const order = useMutation(
    trpc.job.retryAll.mutationOptions({
      onSuccess: ({ count }) => {
        onDone(t("retriedAll", { count, n: format.number(count) }));
        return queryClient.invalidateQueries(trpc.job.pathFilter());
      },
    }),
  );
  return (
    <ConfirmDialog title={t("retryAllTitle")} action={t("retryAll")} mutation={order} onClose={onClose}>
      {t("retryAllText")}
    </ConfirmDialog>
  );
}

/** Forgets all failed jobs. */
export function FlushDialog({ onClose, onDone }: Props) {
  const t = useTranslations("admin.job");
  const format = useFormat();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const order = useMutation(
    trpc.job.flush.mutationOptions({
      onSuccess: ({ count }) => {
        onDone(t("flushed", { count, n: format.number(count) }));
        return queryClient.invalidateQueries(trpc.job.pathFilter());
      },
    }),
  );
  return (
    <ConfirmDialog title={t("flushTitle")} action={t("flush")} grave mutation={order} onClose={onClose}>
      {t("flushText")}
    </ConfirmDialog>
  );
}
