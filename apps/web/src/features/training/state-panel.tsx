"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Link } from "#i18n/navigation.ts";
import { useReason } from "#i18n/use-reason.ts";
import { useTRPC } from "#trpc/client.tsx";
import { failureOf } from "#trpc/failure.ts";
import buttons from "#ui/button.module.css";
import { ConfirmDialog } from "#ui/confirm-dialog.tsx";
import type { Status } from "./search.ts";
import styles from "./state-panel.module.css";
import { StatusBadge } from "./status-badge.tsx";

type Props = {
  id: number;
  status: Status;
  /** Whether it shows the way to where the training is written. */
  edit?: boolean;
};

/** Which state a training is in, for those who run it, and which they can bring it into. */
export function StatePanel({ id, status, edit = true }: Props) {
  const t = useTranslations("trainingState");
  const trpc = useTRPC();
  const client = useQueryClient();
  const router = useRouter();
  const [asked, setAsked] = useState<"archive" | "cancel" | null>(null);
  const onSuccess = () => {
    setAsked(null);
    router.refresh();
    return client.invalidateQueries(trpc.training.pathFilter());
  };
  const publication = useMutation(trpc.training.publish.mutationOptions({ onSuccess }));
  const archiving = useMutation(trpc.training.archive.mutationOptions({ onSuccess }));
  const cancellation = useMutation(trpc.training.cancel.mutationOptions({ onSuccess }));
  const closing = { archive: archiving, cancel: cancellation };
  return (
    <div className={styles.panel}>
      <p>
        <StatusBadge status={status} />
      </p>
      <p>{t(`texts.${status}`)}</p>
      <Lacks error={publication.error} />
      <div className={styles.actions}>
        {(status === "DRAFT" || status === "ARCHIVED") && (
          <button
            type="button"
            className={buttons.solid}
            disabled={publication.isPending}
            onClick={() => publication.mutate({ id })}
          >
            {t("publish")}
          </button>
        )}
        {edit && (
          <Link className={buttons.plain} href={`/teach/trainings/${id}/edit`} prefetch={false}>
            {t("edit")}
          </Link>
        )}
        {status === "PUBLISHED" && (
          <>
            <button type="button" className={buttons.plain} onClick={() => setAsked("archive")}>
              {t("archive")}
            </button>
            <button type="button" className={buttons.grave} onClick={() => setAsked("cancel")}>
              {t("cancel")}
            </button>
          </>
        )}
      </div>
      {asked && (
        <ConfirmDialog
          title={t(`${asked}Title`)}
          action={t(asked)}
          grave={asked === "cancel"}
          mutation={{ ...closing[asked], mutate: () => closing[asked].mutate({ id }) }}
          onClose={() => setAsked(null)}
        >
          {t(`${asked}Text`)}
        </ConfirmDialog>
      )}
    </div>
  );
}

/** Why the training could not be published, point by point. */
function Lacks({ error }: { error: unknown }) {
  const t = useTranslations("trainingState");
  const say = useReason();
  if (!error) return null;
  const { reason, problems } = failureOf(error);
  return (
    <div role="alert" className={styles.lacks}>
      {reason === "training.notReady" ? (
        <>
          <p>{t("lacks")}</p>
          <ul>
            {problems.map((problem) => (
              <li key={problem.reason}>{say(problem.reason, problem)}</li>
            ))}
          </ul>
        </>
      ) : (
        <p>{say(reason, problems[0])}</p>
      )}
    </div>
  );
}
