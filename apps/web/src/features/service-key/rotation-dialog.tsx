"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "#trpc/client.tsx";
import buttons from "#ui/button.module.css";
import { Dialog, DialogActions, DialogFailure, DialogLeave } from "#ui/dialog.tsx";
import { TextField } from "#ui/field.tsx";
import { useRefusal } from "#ui/use-refusal.ts";
import type { ServiceKey } from "./search.ts";
import { ShownOnce } from "./shown-once.tsx";

/** Makes a key that takes over from another, and shows it once. */
export function RotationDialog({ serviceKey, onClose }: { serviceKey: ServiceKey; onClose(): void }) {
  const t = useTranslations("admin");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const rotated = useMutation(
    trpc.serviceKey.rotate.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries(trpc.serviceKey.pathFilter()),
    }),
  );
  const { of, rest } = useRefusal(rotated.error, ["overlapHours"]);
  if (rotated.data) return <ShownOnce value={rotated.data.key} onClose={onClose} />;
  return (
    <Dialog title={t("keys.rotateTitle")} onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const overlapHours = Number(new FormData(event.currentTarget).get("overlapHours"));
          rotated.mutate({ id: serviceKey.id, overlapHours });
        }}
      >
        <p>{t("keys.rotateText")}</p>
        <TextField
          type="number"
          name="overlapHours"
          min={0}
          max={168}
          defaultValue={24}
          label={t("keys.overlapHours")}
          error={of("overlapHours")}
        />
        <DialogFailure>{rest}</DialogFailure>
        <DialogActions>
          <DialogLeave onClose={onClose} />
          <button type="submit" className={buttons.solid} disabled={rotated.isPending}>
            {t("keys.rotateSubmit")}
          </button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
