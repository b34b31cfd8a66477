"use client";

import type { Outputs } from "@agrar/api";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Link } from "#i18n/navigation.ts";
import { useFormat } from "#i18n/use-format.ts";
import { useTRPC } from "#trpc/client.tsx";
import { AttemptNews, useAttempt } from "#ui/attempt.tsx";
import buttons from "#ui/button.module.css";
import styles from "./requests.module.css";
import { requestsInput } from "./requests-input.ts";

/** Who asks for a seat in a training that one gives, those first who have waited longest. */
export function Requests() {
  const t = useTranslations("registration");
  const format = useFormat();
  const trpc = useTRPC();
  const client = useQueryClient();
  const { data } = useSuspenseQuery(trpc.registration.list.queryOptions(requestsInput(useLocale())));
  const { mutateAsync: approve } = useMutation(trpc.registration.approve.mutationOptions());
  const { mutateAsync: reject } = useMutation(trpc.registration.reject.mutationOptions());
  const { attempt, said, status } = useAttempt();
  const [busy, setBusy] = useState<number | null>(null);
  const nameOf = ({ learner }: Request) => `${learner.firstName} ${learner.lastName}`;

  async function decide(request: Request, verb: "approved" | "rejected") {
    setBusy(request.id);
    await attempt(async () => {
      await (verb === "approved" ? approve : reject)({ id: request.id });
      return t(verb, { name: nameOf(request) });
    });
    await client.invalidateQueries(trpc.registration.pathFilter());
    setBusy(null);
  }

  return (
    <>
      {data.items.length === 0 ? (
        <p>{t("requestsEmpty")}</p>
      ) : (
        <ul className={styles.list}>
          {data.items.map((request) => (
            <li key={request.id} className={styles.row}>
              <p className={styles.who}>
                <strong>{nameOf(request)}</strong>{" "}
                <span className={styles.since}>
                  {t("since")} {format.day(request.registeredAt)}
                </span>
                <Link href={`/trainings/${request.training.id}`}>{request.training.title}</Link>
              </p>
              <div className={styles.actions}>
                <button
                  type="button"
                  className={buttons.solid}
                  disabled={busy === request.id}
                  aria-label={t("approveOf", { name: nameOf(request) })}
                  onClick={() => decide(request, "approved")}
                >
                  {t("approve")}
                </button>
                <button
                  type="button"
                  className={buttons.plain}
                  disabled={busy === request.id}
                  aria-label={t("rejectOf", { name: nameOf(request) })}
                  onClick={() => decide(request, "rejected")}
                >
                  {t("reject")}
                </button>
              </div>
            </li>
          ))}
        </ul>
      )}
      {data.nextCursor && <p>{t("moreRequests", { n: format.number(data.items.length) })}</p>}
      <AttemptNews said={said} status={status} />
    </>
  );
}

type Request = Outputs["registration"]["list"]["items"][number];
