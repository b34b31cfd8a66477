"use client";

import { IconShieldCheck, IconShieldX } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useFormat } from "#i18n/use-format.ts";
import { useTRPC } from "#trpc/client.tsx";
import buttons from "#ui/button.module.css";
import styles from "./audit-state.module.css";

/** Whether the log is as it was written, and by what to know it again later. */
export function AuditState() {
  const t = useTranslations("admin.audit");
  const format = useFormat();
  const trpc = useTRPC();
  const { data, isFetching, refetch } = useSuspenseQuery(trpc.audit.verify.queryOptions());
  const isWhole = data.breaks.length === 0;
  const Sign = isWhole ? IconShieldCheck : IconShieldX;
  return (
    <section className={`${styles.state} ${isWhole ? "" : styles.broken}`} aria-labelledby="audit-state">
      <Sign className={styles.sign} size={32} aria-hidden />
      <div>
        <h2 id="audit-state" className={styles.title}>
          {t(isWhole ? "whole" : "broken")}
        </h2>
        <p>
          {t(isWhole ? "wholeText" : "brokenText")} {isWhole && `${format.count("entries", data.entries)}.`}
        </p>
        <ul>
          {data.breaks.map(({ id, at, reason }) => (
            <li key={id}>
              {t("brokenEntry", { id, at: format.instant(at), reason: t(`reasons.${reason}`) })}
            </li>
          ))}
        </ul>
        <p className={styles.head}>
          {data.head ? (
            <>
              {t("head")}: <code>{data.head}</code>
            </>
          ) : (
            t("empty")
          )}
        </p>
      </div>
      <button type="button" className={buttons.plain} disabled={isFetching} onClick={() => refetch()}>
        {t("verify")}
      </button>
    </section>
  );
}
