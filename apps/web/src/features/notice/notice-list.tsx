"use client";

import type { Outputs } from "@agrar/api";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { type MouseEvent, type ReactNode, useEffect, useState } from "react";
import { getPathname } from "#i18n/navigation.ts";
import { useFormat } from "#i18n/use-format.ts";
import { useReason } from "#i18n/use-reason.ts";
import { useTRPC } from "#trpc/client.tsx";
import { failureOf } from "#trpc/failure.ts";
import buttons from "#ui/button.module.css";
import { ListFrame } from "#ui/list-frame.tsx";
import { useListState } from "#ui/list-state.ts";
import { MatchesFrame } from "#ui/matches-frame.tsx";
import { TableSkeleton } from "#ui/table-skeleton.tsx";
import type { Notice } from "./live-state.ts";
import styles from "./notice-list.module.css";
import { listInput, type NoticeSearch, noticeSearch, pageSize } from "./search.ts";
import { useAgo } from "./use-ago.ts";
import { useLiveState } from "./use-live.ts";

/** What the portal has told the reader, the last first. `now` is when the page was made, in milliseconds since 1970. */
export function NoticeList({ now }: { now: number }) {
  const t = useTranslations("notices");
  const format = useFormat();
  const say = useReason();
  const trpc = useTRPC();
  const client = useQueryClient();
  const live = useLiveState();
  const state = useListState(noticeSearch, "/notices");
  const { search, shown, narrow } = state;
  const [refusal, setRefusal] = useState("");
  const { mutateAsync: read } = useMutation(trpc.notice.read.mutationOptions());
  const { mutateAsync: readAll, isPending } = useMutation(trpc.notice.readAll.mutationOptions());

  // What is told live may stand in this list.
  const told = live?.id;
  useEffect(() => {
    if (told) client.invalidateQueries(trpc.notice.list.pathFilter());
  }, [told, client, trpc]);

  async function attempt(deed: () => Promise<void>) {
    setRefusal("");
    await deed()
      .then(() => client.invalidateQueries(trpc.notice.list.pathFilter()))
      .catch((error: unknown) => {
        const { reason, problems } = failureOf(error);
        setRefusal(say(reason, problems[0]));
      });
  }

  const choice = (unread: true | null, label: string) => (
    <a
      className={styles.choice}
      href={unread ? `${state.action}?unread=true` : state.action}
      aria-current={(search.unread ?? null) === unread ? "page" : undefined}
      onClick={(event) => {
        if (opensElsewhere(event)) return;
        event.preventDefault();
        narrow({ unread });
      }}
    >
      {label}
    </a>
  );

  return (
    <div className={styles.notices}>
      <ListFrame resetKey={shown} reset="/notices" skeleton={<TableSkeleton rows={pageSize} />}>
        <Notices search={shown}>
          {(list) => (
            <MatchesFrame
              list={list}
              page={shown.page}
              counted={(total) => format.count("notices", total)}
              nothing={shown.unread === null ? t("none") : t("noneUnread")}
              state={state}
              controls={
                <div className={styles.controls}>
                  <nav className={styles.choices} aria-label={t("which")}>
                    {choice(null, t("all"))}
                    {choice(true, t("unread"))}
                  </nav>
                  {list.items.some(({ readAt }) => readAt === null) && (
                    <button
                      type="button"
                      className={buttons.plain}
                      aria-disabled={isPending}
                      onClick={() =>
                        attempt(() => readAll({ upTo: Math.max(...list.items.map(({ id }) => id)) }))
                      }
                    >
                      {t("readAll")}
                    </button>
                  )}
                </div>
              }
            >
              <p role="alert" className={styles.refusal}>
                {refusal}
              </p>
              <ul className={styles.list} aria-busy={state.stale}>
                {list.items.map((notice) => (
                  <NoticeRow
                    key={notice.id}
                    notice={notice}
                    now={Math.max(now, live?.at ?? 0)}
                    onOpen={() => read({ id: notice.id }).catch(() => {})}
                    onRead={() => attempt(() => read({ id: notice.id }))}
                  />
                ))}
              </ul>
            </MatchesFrame>
          )}
        </Notices>
      </ListFrame>
    </div>
  );
}

type RowProps = { notice: Notice; now: number; onOpen(): void; onRead(): void };

function NoticeRow({ notice: { title, body, path, readAt, createdAt }, now, onOpen, onRead }: RowProps) {
  const t = useTranslations("notices");
  const locale = useLocale();
  const format = useFormat();
  const ago = useAgo();
  return (
    <li className={`${styles.row} ${readAt === null ? styles.fresh : ""}`}>
      <div className={styles.told}>
        <p className={styles.name}>
          <a
            href={getPathname({ href: path, locale })}
            onClick={() => {
              if (readAt === null) onOpen();
            }}
          >
            {title}
          </a>
        </p>
        {body && <p className={styles.body}>{body}</p>}
        <p className={styles.when}>
          <time dateTime={createdAt} title={format.moment(createdAt)}>
            {ago(createdAt, now)}
          </time>
          {readAt === null && <> · {t("new")}</>}
        </p>
      </div>
      {readAt === null && (
        <button
          type="button"
          className={buttons.plain}
          aria-label={`${t("read")}: ${title}`}
          onClick={onRead}
        >
          {t("read")}
        </button>
      )}
    </li>
  );
}

const opensElsewhere = ({ metaKey, ctrlKey, shiftKey, altKey }: MouseEvent) =>
  metaKey || ctrlKey || shiftKey || altKey;

type Page = Outputs["notice"]["list"];

/** Gives the page of notices that a search asks for to what is below; suspends while it is on its way. */
function Notices({ search, children }: { search: NoticeSearch; children(list: Page): ReactNode }) {
  const trpc = useTRPC();
  return children(useSuspenseQuery(trpc.notice.list.queryOptions(listInput(search))).data);
}
