"use client";

import { IconPlayerPlay } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "#trpc/client.tsx";
import buttons from "#ui/button.module.css";
import { DialogFailure } from "#ui/dialog.tsx";
import { SelectField } from "#ui/field.tsx";
import { useRefusal } from "#ui/use-refusal.ts";
import styles from "./job-board.module.css";
import { useJobName } from "./use-job-name.ts";

/** Runs a function of the clock as if its time had come. */
export function RunForm({ functions }: { functions: string[] }) {
  const t = useTranslations("admin.job");
  const nameOf = useJobName();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const order = useMutation(
    trpc.job.run.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries(trpc.job.pathFilter()),
    }),
  );
  const { rest } = useRefusal(order.error);
  return (
    <section aria-labelledby="job-run">
      <h2 id="job-run" className={styles.part}>
        {t("byHand")}
      </h2>
      {functions.length === 0 ? (
        <p>{t("elsewhere")}</p>
      ) : (
        <>
          <p>{t("byHandText")}</p>
          <form
            className={styles.run}
            onSubmit={(event) => {
              event.preventDefault();
              order.mutate({ function: String(new FormData(event.currentTarget).get("function")) });
            }}
          >
            <SelectField
              name="function"
              label={t("function")}
              options={functions.map((value) => ({ value, label: nameOf(value) }))}
            />
            <button type="submit" className={buttons.plain} disabled={order.isPending}>
              <IconPlayerPlay size={20} aria-hidden />
              {t("run")}
            </button>
          </form>
          <p role="status" className={styles.said}>
            {order.isSuccess && t("asked", { name: nameOf(order.variables.function) })}
          </p>
          <DialogFailure>{rest}</DialogFailure>
        </>
      )}
    </section>
  );
}
