"use client";

import type { Outputs } from "@agrar/api";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useSecret } from "#safety/use-secret.ts";
import { callAuth } from "#trpc/call-auth.ts";
import { tell } from "#trpc/tell.ts";
import buttons from "#ui/button.module.css";
import styles from "./entrance.module.css";
import { EntranceForm } from "./entrance-form.tsx";
import { NameFields } from "./name-fields.tsx";
import { NewPasswordField } from "./new-password-field.tsx";
import { useEntranceForm } from "./use-entrance-form.ts";
import { useWays } from "./use-ways.ts";

type Invitation = Outputs["invitation"]["byToken"];

/** Makes the account of an invited person, who comes by the link in the letter. */
export function InvitationForm({ passwordHint }: { passwordHint: string }) {
  const t = useTranslations("entrance");
  const secret = useSecret();
  const token = secret && (secret.token ?? "");
  const [invitation, setInvitation] = useState<Invitation | null>();
  useEffect(() => {
    if (token === null) return;
    void tell("invitation", "byToken", { token }).then(({ answer }) => setInvitation(answer ?? null));
  }, [token]);
  if (invitation === null) return <Gone />;
  return (
    <>
      <p role="status">{!invitation && t("invitation.loading")}</p>
      {invitation && <Acceptance invitation={invitation} token={token ?? ""} passwordHint={passwordHint} />}
    </>
  );
}

function Gone() {
  const t = useTranslations("entrance");
  const ways = useWays("");
  return (
    <div role="alert" className={styles.form}>
      <p>
        <strong>{t("invitation.gone")}</strong>
      </p>
      <p>{t("invitation.goneText")}</p>
      <a className={buttons.solid} href={ways.to("/sign-in")}>
        {t("toSignIn")}
      </a>
    </div>
  );
}

type Props = { invitation: Invitation; token: string; passwordHint: string };

function Acceptance({ invitation, token, passwordHint }: Props) {
  const t = useTranslations("entrance");
  const ways = useWays("");
  const { email, role } = invitation;
  const form = useEntranceForm("invitation", async (body) => {
    const { failure } = await tell("invitation", "accept", body);
    if (failure) return failure;
    // The account is there by now: who cannot be signed in at once signs in by hand.
    const signedIn = await callAuth("/sign-in/email", { email, password: body.password });
    window.location.assign(signedIn.failure ? ways.to("/sign-in") : ways.goal);
    return null;
  });
  return (
    <>
      <p>{t(role === "ADMIN" ? "invitation.asAdmin" : "invitation.asTrainer", { email })}</p>
      <EntranceForm form={form} submit={t("invitation.submit")}>
        <input type="hidden" name="token" value={token} />
        <NameFields form={form} given={invitation} />
        <NewPasswordField label={t("password")} hint={passwordHint} error={form.errorOf("password")} />
      </EntranceForm>
    </>
  );
}
