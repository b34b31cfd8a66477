"use client";

import type { Outputs } from "@agrar/api";
import { IconRefresh, IconTrash } from "@tabler/icons-react";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useFormat } from "#i18n/use-format.ts";
import { useTRPC } from "#trpc/client.tsx";
import buttons from "#ui/button.module.css";
import { DialogFailure } from "#ui/dialog.tsx";
import { ListFrame } from "#ui/list-frame.tsx";
import { useListState } from "#ui/list-state.ts";
import { MatchesFrame } from "#ui/matches-frame.tsx";
import { TableSkeleton } from "#ui/table-skeleton.tsx";
import { useRefusal } from "#ui/use-refusal.ts";
import { FailedCard } from "./failed-card.tsx";
import styles from "./failed-jobs.module.css";
import { FlushDialog, RetryAllDialog } from "./order-dialogs.tsx";
import { type JobSearch, jobSearch, listInput, refetchInterval } from "./search.ts";

type Asked = typeof RetryAllDialog | null;

/** The jobs that failed for good, the last first: why, what they were given, and what can be done. */
export function FailedJobs() {
  const t = useTranslations("admin.job");
  const format = useFormat();
  const state = useListState(jobSearch, "/admin/jobs");
  const { shown } = state;
  const [Asked, setAsked] = useState<{ Dialog: Asked }>({ Dialog: null });
  const [said, setSaid] = useState({ what: "" });
  const status = useRef<HTMLParagraphElement>(null);
  // What was done is gone from the list, and its button with it: the reader goes on where it is said.
  useEffect(() => {
    if (said.what) status.current?.focus();
  }, [said]);
  const { retry, failure } = useRetry(() => setSaid({ what: t("retried") }));
  return (
    <section className={styles.failed} aria-label={t("failed")}>
      <p ref={status} role="status" tabIndex={-1} className={styles.said}>
        {said.what}
      </p>
      <DialogFailure>{failure}</DialogFailure>
      <ListFrame resetKey={shown} reset="/admin/jobs" skeleton={<TableSkeleton rows={4} />}>
        <Failed search={shown}>
          {(list) => (
            <MatchesFrame
              list={list}
              page={shown.page}
              counted={(total) => format.count("failedJobs", total)}
              nothing={t("none")}
              state={state}
              controls={list.items.length > 0 && <Orders onAsk={(Dialog) => setAsked({ Dialog })} />}
            >
              <ul className={styles.list} aria-busy={state.stale}>
                {list.items.map((job) => (
                  <li key={job.id}>
                    <FailedCard job={job} onRetry={() => retry(job.id)} />
                  </li>
                ))}
              </ul>
            </MatchesFrame>
          )}
        </Failed>
      </ListFrame>
      {Asked.Dialog && (
        <Asked.Dialog
          onClose={() => setAsked({ Dialog: null })}
          onDone={(what) => {
            setAsked({ Dialog: null });
            setSaid({ what });
          }}
        />
      )}
    </section>
  );
}

/** What can be done with all of them. */
function Orders({ onAsk }: { onAsk(Dialog: typeof RetryAllDialog): void }) {
  const t = useTranslations("admin.job");
  return (
    <div className={styles.orders}>
      <button type="button" className={buttons.solid} onClick={() => onAsk(RetryAllDialog)}>
        <IconRefresh size={20} aria-hidden />
        {t("retryAll")}
      </button>
      <button type="button" className={buttons.grave} onClick={() => onAsk(FlushDialog)}>
        <IconTrash size={20} aria-hidden />
        {t("flush")}
      </button>
    </div>
  );
}

/** Has a job go on, and says why when it could not be told to. */
function useRetry(onDone: () => void) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const retrying = useMutation(
    trpc.job.retry.mutationOptions({
      onSuccess: onDone,
      // Also when it is not there any more: then the list was old.
      onSettled: () => queryClient.invalidateQueries(trpc.job.pathFilter()),
    }),
  );
  const { rest } = useRefusal(retrying.error);
  return { retry: (id: string) => retrying.mutate({ id }), failure: rest };
}

type Page = Outputs["job"]["failed"];

/** Gives the page of failed jobs that an address asks for to what is below; suspends while it is on its way. */
function Failed({ search, children }: { search: JobSearch; children(list: Page): ReactNode }) {
  const trpc = useTRPC();
  return children(
    useSuspenseQuery(trpc.job.failed.queryOptions(listInput(search), { refetchInterval })).data,
  );
}
