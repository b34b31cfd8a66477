"use client";

import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { getPathname } from "#i18n/navigation.ts";
import { tell } from "#trpc/tell.ts";
import styles from "./bell.module.css";
import { useAgo } from "./use-ago.ts";
import { useLive, useLiveState } from "./use-live.ts";

/** Above this, a count says only that there are more. */
const mostCounted = 99;

/** How many notices are unread, and the newest of them. `unread` is what the page knew when it was made. */
export function Bell({ unread, icon }: { unread: number; icon: ReactNode }) {
  useLive();
  const t = useTranslations("bell");
  const locale = useLocale();
  const ago = useAgo();
  const live = useLiveState();
  const [failed, setFailed] = useState(false);
  const count = live?.unread ?? unread;
  const shown = count > mostCounted ? `${mostCounted}+` : String(count);
  const last = live?.newest[0];

  async function readAll(upTo: number) {
    const { failure } = await tell("notice", "readAll", { upTo });
    setFailed(failure !== undefined);
  }

  return (
    <>
      <button type="button" className={styles.button} popoverTarget="bell-menu">
        {icon}
        {count > 0 && (
          <span className={styles.count} aria-hidden>
            {shown}
          </span>
        )}
        <span className="visually-hidden">{count > 0 ? t("unread", { n: shown }) : t("title")}</span>
      </button>
      <p role="status" className="visually-hidden">
        {live?.arrived && t("arrived", { title: live.arrived })}
      </p>
      <div id="bell-menu" popover="auto" className={styles.menu}>
        <div className={styles.head}>
          <p className={styles.title}>{t("title")}</p>
          {last && count > 0 && (
            <button type="button" className={styles.all} onClick={() => readAll(last.id)}>
              {t("readAll")}
            </button>
          )}
        </div>
        <p role="alert" className={styles.refusal}>
          {failed && t("failed")}
        </p>
        {live && live.newest.length > 0 && (
          <ul className={styles.list}>
            {live.newest.map(({ id, title, path, readAt, createdAt }) => (
              <li key={id}>
                <a
                  href={getPathname({ href: path, locale })}
                  className={readAt === null ? styles.fresh : undefined}
                  onClick={() => void (readAt === null && tell("notice", "read", { id }))}
                >
                  <span className={styles.name}>{title}</span>
                  <span className={styles.when}>
                    {ago(createdAt, live.at)}
                    {readAt === null && <> · {t("new")}</>}
                  </span>
                </a>
              </li>
            ))}
          </ul>
        )}
        {live?.newest.length === 0 && <p className={styles.none}>{t("none")}</p>}
        <a className={styles.more} href={getPathname({ href: "/notices", locale })}>
          {t("more")}
        </a>
      </div>
    </>
  );
}
