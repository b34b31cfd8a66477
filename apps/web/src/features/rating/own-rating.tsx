"use client";

import type { Outputs } from "@agrar/api";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Form } from "#form/form.tsx";
import { useForm } from "#form/use-form.ts";
import { useTRPC } from "#trpc/client.tsx";
import { failureOf } from "#trpc/failure.ts";
import buttons from "#ui/button.module.css";
import { ConfirmDialog } from "#ui/confirm-dialog.tsx";
import { TextArea } from "#ui/field.tsx";
import styles from "./rating.module.css";
import { StarField } from "./star-field.tsx";

type Own = Outputs["rating"]["own"]["rating"];
type Draft = { stars: number; comment: string | null };

/** Where a participant says what they think of a training, changes it and takes it back. */
export function OwnRating({ trainingId, rating }: { trainingId: number; rating: Own }) {
  const t = useTranslations("rating");
  const trpc = useTRPC();
  const client = useQueryClient();
  const router = useRouter();
  const [removing, setRemoving] = useState(false);
  // Once it is taken back, the form is a new one that remembers nothing.
  const [given, setGiven] = useState(rating !== null);
  const [round, setRound] = useState(0);
  if (given !== (rating !== null)) {
    setGiven(rating !== null);
    if (given) setRound(round + 1);
  }
  const { mutateAsync: save } = useMutation(trpc.rating.save.mutationOptions());
  /** The page is made of what the server says: it says it anew, average and all. */
  const renew = async () => {
    router.refresh();
    await client.invalidateQueries(trpc.training.pathFilter());
  };
  const removal = useMutation(
    trpc.rating.remove.mutationOptions({
      onSuccess() {
        setRemoving(false);
        return renew();
      },
    }),
  );
  const form = useForm<Draft>({
    check: async (body) => (await import("./draft.ts")).problemsIn(trainingId, body),
    async send({ stars, comment }) {
      const failure = await save({ trainingId, stars: Number(stars), comment }).then(() => null, failureOf);
      if (!failure) await renew();
      return failure;
    },
    blanks: { comment: null },
  });
  return (
    <div key={round} className={styles.own}>
      {rating?.hiddenReason && (
        <p className={styles.hidden}>{t("hidden", { reason: rating.hiddenReason })}</p>
      )}
      <Form
        form={form}
        label={t("own")}
        submit={t(rating ? "change" : "save")}
        done={t("saved")}
        beside={
          rating && (
            <button type="button" className={buttons.quiet} onClick={() => setRemoving(true)}>
              {t("remove")}
            </button>
          )
        }
      >
        <StarField name="stars" label={t("stars")} chosen={rating?.stars} />
        <TextArea
          name="comment"
          label={t("comment")}
          hint={t("commentHint")}
          rows={4}
          maxLength={2000}
          defaultValue={rating?.comment ?? ""}
          error={form.errorOf("comment")}
        />
      </Form>
      {removing && rating && (
        <ConfirmDialog
          title={t("removeTitle")}
          action={t("remove")}
          grave
          mutation={{ ...removal, mutate: () => removal.mutate({ id: rating.id }) }}
          onClose={() => setRemoving(false)}
        >
          {t("removeText")}
        </ConfirmDialog>
      )}
    </div>
  );
}
