import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { getPathname } from "#i18n/navigation.ts";
import { useFormat } from "#i18n/use-format.ts";
import { useTRPC } from "#trpc/client.tsx";
import { AttemptNews, useAttempt } from "#ui/attempt.tsx";
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
  const locale = useLocale();
  const trpc = useTRPC();
  const client = useQueryClient();
  const { data: sessions } = useSuspenseQuery(trpc.session.own.queryOptions());
  const { mutateAsync: end } = useMutation(trpc.session.end.mutationOptions());
  const { mutateAsync: endAll, isPending } = useMutation(trpc.session.endAll.mutationOptions());
  const { attempt, said, status } = useAttempt();

  const nameOf = ({ browser, system, userAgent }: (typeof sessions)[number]) =>
    [browser, system].filter(Boolean).join(", ") || userAgent?.slice(0, nameLength) || t("unknown");

  const endOne = (id: number) =>
    attempt(async () => {
      await end({ id });
      await client.invalidateQueries(trpc.session.pathFilter());
      return t("ended");
    });

  const endEverywhere = () =>
    attempt(async () => {
      await endAll();
      window.location.assign(getPathname({ href: "/sign-in", locale }));
      return undefined;
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
      <AttemptNews said={said} status={status} />
      <div>
        <button type="button" className={buttons.plain} aria-disabled={isPending} onClick={endEverywhere}>
          {t("endAll")}
        </button>
      </div>
    </AccountSection>
  );
}
