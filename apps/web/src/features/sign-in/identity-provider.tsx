import { useTranslations } from "next-intl";
import { useState } from "react";
import { useReason } from "#i18n/use-reason.ts";
import { callAuth } from "#trpc/call-auth.ts";
import buttons from "#ui/button.module.css";
import styles from "./entrance.module.css";
import { useWays } from "./use-ways.ts";

/** The way to the identity provider, which sends people back signed in. */
export function IdentityProvider({ name, next }: { name: string; next: string }) {
  const t = useTranslations("entrance.signIn");
  const say = useReason();
  const ways = useWays(next);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState("");
  async function go() {
    if (busy) return;
    setBusy(true);
    setRefusal("");
    const { answer, failure } = await callAuth("/sign-in/social", {
      provider: "oidc",
      callbackURL: ways.goal,
      errorCallbackURL: ways.to("/sign-in"),
    });
    if (answer?.url) return window.location.assign(answer.url);
    setBusy(false);
    const [problem] = failure?.problems ?? [];
    setRefusal(say(problem?.reason ?? failure?.reason ?? "server.failed", problem));
  }
  return (
    <div>
      <button
        type="button"
        className={`${buttons.plain} ${styles.provider}`}
        aria-disabled={busy}
        onClick={go}
      >
        {t("provider", { name })}
      </button>
      <p role="alert">{refusal}</p>
    </div>
  );
}
