"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useTRPC } from "#trpc/client.tsx";
import buttons from "#ui/button.module.css";
import { Dialog, DialogActions, DialogFailure } from "#ui/dialog.tsx";
import { TextArea } from "#ui/field.tsx";
import { useRefusal } from "#ui/use-refusal.ts";
import styles from "./rating.module.css";

/** Hides a comment, for a reason that its author reads, or shows it again. */
export function Moderation({ id, name, hidden }: { id: number; name: string; hidden: boolean }) {
  const t = useTranslations("rating");
  const dialog = useTranslations("dialog");
  const trpc = useTRPC();
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const onSuccess = () => {
    setAsking(false);
    router.refresh();
  };
  const hide = useMutation(trpc.rating.hide.mutationOptions({ onSuccess }));
  const show = useMutation(trpc.rating.show.mutationOptions({ onSuccess }));
  const hiding = useRefusal(hide.error, ["reason"]);
  const showing = useRefusal(show.error);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    hide.mutate({ id, reason: String(new FormData(event.currentTarget).get("reason")) });
  };
  return (
    <div className={styles.moderation}>
      <button
        type="button"
        className={buttons.plain}
        aria-label={t(hidden ? "showOf" : "hideOf", { name })}
        disabled={show.isPending}
        onClick={() => (hidden ? show.mutate({ id }) : setAsking(true))}
      >
        {t(hidden ? "show" : "hide")}
      </button>
      <DialogFailure>{showing.rest}</DialogFailure>
      {asking && (
        <Dialog title={t("hideTitle")} onClose={() => setAsking(false)}>
          <form onSubmit={submit}>
            <TextArea
              name="reason"
              label={t("reason")}
              hint={t("reasonHint")}
              rows={3}
              maxLength={500}
              required
              error={hiding.of("reason")}
            />
            <DialogFailure>{hiding.rest}</DialogFailure>
            <DialogActions>
              <button type="button" className={buttons.plain} onClick={() => setAsking(false)}>
                {dialog("cancel")}
              </button>
              <button type="submit" className={buttons.grave} disabled={hide.isPending}>
                {t("hide")}
              </button>
            </DialogActions>
          </form>
        </Dialog>
      )}
    </div>
  );
}
