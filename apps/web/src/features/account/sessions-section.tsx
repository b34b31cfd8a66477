import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { getPathname } from "#i18n/navigation.ts";
import { useFormat } from "#i18n/use-format.ts";
import { useReason } from "#i18n/use-reason.ts";
import { useTRPC } from "#trpc/client.tsx";
import { failureOf } from "#trpc/failure.ts";
import { Badge } from "#ui/badge.tsx";
import buttons from "#ui/button.module.css";
import { AccountSection } from "./account-section.tsx";
import styles from "./sessions-section.module.css";

/** More of an unknown browser's name than this is no help. */
const nameLength = 60;

/** The browsers in which one is signed in, each with a way to end that. */
export function SessionsSection() {
  const t = useTranslations("account.sessions");
  const format = useFormat();
  const say = useReason();
  const locale = useLocale();
  const trpc = useTRPC();
  const client = useQueryClient();
  const { data: sessions } = useSuspenseQuery(trpc.session.own.queryOptions());
  const { mutateAsync: end } = useMutation(trpc.session.end.mutationOptions());
  const { mutateAsync: endAll, isPending } = useMutation(trpc.session.endAll.mutationOptions());
  const [refusal, setRefusal] = useState("");
  const [news, setNews] = useState("");
  const status = useRef<HTMLParagraphElement>(null);

  const nameOf = ({ browser, system, userAgent }: (typeof sessions)[number]) =>
    [browser, system].filter(Boolean).join(", ") || userAgent?.slice(0, nameLength) || t("unknown");

  async function attempt(deed: () => Promise<void>) {
    setRefusal("");
    setNews("");
    await deed().catch((error: unknown) => {
      const { reason, problems } = failureOf(error);
      setRefusal(say(reason, problems[0]));
    });
  }

  const endOne = (id: number) =>
    attempt(async () => {
      await end({ id });
      await client.invalidateQueries(trpc.session.pathFilter());
      setNews(t("ended"));
      // The button is gone with its row.
      status.current?.focus();
    });

  const endEverywhere = () =>
    attempt(async () => {
      await endAll();
      window.location.assign(getPathname({ href: "/sign-in", locale }));
    });

  return (
    <AccountSection id="sessions" title={t("title")} lead={t("lead")}>
      <ul className={styles.list}>
        {sessions.map((session) => (
          <li key={session.id} className={styles.row}>
            <div className={styles.facts}>
              <p className={styles.name}>
                {nameOf(session)} {session.current && <Badge tone="good">{t("current")}</Badge>}
              </p>
              <p className={styles.detail}>
                {t("since", { moment: format.moment(session.startedAt) })}
                {session.ipAddress && <> · {t("from", { address: session.ipAddress })}</>}
              </p>
            </div>
            {!session.current && (
              <button
                type="button"
                className={buttons.plain}
                aria-label={`${t("end")}: ${nameOf(session)}`}
                onClick={() => endOne(session.id)}
              >
                {t("end")}
              </button>
            )}
          </li>
        ))}
      </ul>
      <p role="alert" className={styles.refusal}>
        {refusal}
      </p>
      <p ref={status} role="status" tabIndex={-1}>
        {news}
      </p>
      <div>
        <button type="button" className={buttons.plain} aria-disabled={isPending} onClick={endEverywhere}>
          {t("endAll")}
        </button>
      </div>
    </AccountSection>
  );
}
