"use client";

import type { Outputs } from "@agrar/api";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Link } from "#i18n/navigation.ts";
import { useReason } from "#i18n/use-reason.ts";
import { useSecret } from "#safety/use-secret.ts";
import type { Failure } from "#trpc/failure.ts";
import { tell } from "#trpc/tell.ts";
import buttons from "#ui/button.module.css";
import styles from "./leave-form.module.css";

type State = Outputs["preference"]["byLink"];

/** Asks whether letters like the one with the link are to stop, says when they have, and how to have them again. */
export function LeaveForm() {
  const t = useTranslations("leave");
  const say = useReason();
  const secret = useSecret();
  const token = secret && (secret.token ?? "");
  const [state, setState] = useState<State>();
  const [failure, setFailure] = useState<Failure>();
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    if (token === null) return;
    // A link without anything is none of the portal's.
    void tell("preference", "byLink", { token: token || "-" }).then((outcome) => {
      setState(outcome.answer);
      setFailure(outcome.failure);
    });
  }, [token]);

  async function leave() {
    if (busy || !token) return;
    setBusy(true);
    const outcome = await tell("preference", "leave", { token });
    setBusy(false);
    if (outcome.answer) setState(outcome.answer);
    setFailure(outcome.failure);
  }

  const about = (state?.families ?? []).map((family) => t(`families.${family}`)).join(", ");
  return (
    <div className={styles.form}>
      <div role="alert">
        {failure && <p className={styles.refusal}>{say(failure.reason, failure.problems[0])}</p>}
      </div>
      <div role="status">
        {!state && !failure && <p>{t("loading")}</p>}
        {state?.isLeft && <p className={styles.news}>{t("done", { about })}</p>}
      </div>
      {state && !state.isLeft && (
        <>
          <p>{t("ask", { about })}</p>
          <button type="button" className={buttons.solid} aria-disabled={busy} onClick={leave}>
            {t("leave")}
          </button>
        </>
      )}
      {(state || failure?.refused) && (
        <p>
          {state?.isLeft ? t("undo") : t("instead")}{" "}
          <Link href="/account/notifications" prefetch={false}>
            {t("toPreferences")}
          </Link>
        </p>
      )}
    </div>
  );
}
