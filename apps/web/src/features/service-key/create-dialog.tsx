"use client";

import type { Inputs } from "@agrar/api";
import { longestDays } from "@agrar/api/service-key/schema";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "#trpc/client.tsx";
import buttons from "#ui/button.module.css";
import { Dialog, DialogActions, DialogFailure, DialogLeave } from "#ui/dialog.tsx";
import { TextField } from "#ui/field.tsx";
import { useRefusal } from "#ui/use-refusal.ts";
import { ScopeFields } from "./scope-fields.tsx";
import { ShownOnce } from "./shown-once.tsx";

type Draft = Inputs["serviceKey"]["create"];

const fields = ["name", "scopes", "days", "callsPerMinute"] as const satisfies (keyof Draft)[];

/** Makes a key for a service, and shows it once. */
export function CreateDialog({ onClose }: { onClose(): void }) {
  const t = useTranslations("admin");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const created = useMutation(
    trpc.serviceKey.create.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries(trpc.serviceKey.pathFilter()),
    }),
  );
  const { of, rest } = useRefusal(created.error, fields);
  if (created.data) return <ShownOnce value={created.data.key} onClose={onClose} />;
  return (
    <Dialog title={t("keys.title")} onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          created.mutate(draftOf(new FormData(event.currentTarget)));
        }}
      >
        <p>{t("keys.lead")}</p>
        <TextField
          name="name"
          autoComplete="off"
          label={t("keys.name")}
          hint={t("keys.nameHint")}
          error={of("name")}
        />
        <ScopeFields error={of("scopes")} />
        <TextField
          type="number"
          name="days"
          min={1}
          max={longestDays}
          defaultValue={90}
          label={t("keys.days")}
          error={of("days")}
        />
        <TextField
          type="number"
          name="callsPerMinute"
          min={1}
          defaultValue={600}
          label={t("keys.callsPerMinute")}
          error={of("callsPerMinute")}
        />
        <DialogFailure>{rest}</DialogFailure>
        <DialogActions>
          <DialogLeave onClose={onClose} />
          <button type="submit" className={buttons.solid} disabled={created.isPending}>
            {t("keys.submit")}
          </button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

/** What stands in the form. What does not fit goes to the API as it is, which says so. */
const draftOf = (form: FormData) =>
  ({
    name: form.get("name"),
    scopes: form.getAll("scopes"),
    days: Number(form.get("days")),
    callsPerMinute: Number(form.get("callsPerMinute")),
  }) as Draft;
