"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Form } from "#form/form.tsx";
import { useForm } from "#form/use-form.ts";
import { useTRPC } from "#trpc/client.tsx";
import { failureOf } from "#trpc/failure.ts";
import buttons from "#ui/button.module.css";
import { Dialog, DialogFailure, DialogLeave } from "#ui/dialog.tsx";
import { TextArea } from "#ui/field.tsx";
import { useRefusal } from "#ui/use-refusal.ts";
import styles from "./rating.module.css";

/** Hides a comment, for a reason that its author reads, or shows it again. */
export function Moderation({ id, name, hidden }: { id: number; name: string; hidden: boolean }) {
  const t = useTranslations("rating");
  const trpc = useTRPC();
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const show = useMutation(trpc.rating.show.mutationOptions({ onSuccess: () => router.refresh() }));
  const showing = useRefusal(show.error);
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
      {asking && <Hiding id={id} onClose={() => setAsking(false)} />}
    </div>
  );
}

/** Asks why. */
function Hiding({ id, onClose }: { id: number; onClose(): void }) {
  const t = useTranslations("rating");
  const router = useRouter();
  const { mutateAsync: hide } = useMutation(useTRPC().rating.hide.mutationOptions());
  const form = useForm<{ reason: string }>({
    check: async (body) => (await import("./concealment.ts")).problemsInConcealment({ id, ...body }),
    async send({ reason }) {
      const failure = await hide({ id, reason }).then(() => null, failureOf);
      if (failure) return failure;
      onClose();
      router.refresh();
      return null;
    },
  });
  return (
    <Dialog title={t("hideTitle")} onClose={onClose}>
      <Form
        grave
        form={form}
        label={t("hideTitle")}
        submit={t("hide")}
        beside={<DialogLeave onClose={onClose} />}
      >
        <TextArea
          name="reason"
          label={t("reason")}
          hint={t("reasonHint")}
          rows={3}
          maxLength={500}
          required
          error={form.errorOf("reason")}
        />
      </Form>
    </Dialog>
  );
}
