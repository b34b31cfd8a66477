"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "#trpc/client.tsx";
import buttons from "#ui/button.module.css";
import { Dialog, DialogActions, DialogFailure, DialogLeave } from "#ui/dialog.tsx";
import { SelectField } from "#ui/field.tsx";
import { useRefusal } from "#ui/use-refusal.ts";
import { nameOf } from "./person.tsx";
import { roles } from "./search.ts";
import type { User } from "./use-user-columns.tsx";

/** Gives a person another role, and says what that brings with it. */
export function RoleDialog({ user, onClose }: { user: User; onClose(): void }) {
  const t = useTranslations("admin");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [role, setRole] = useState(user.role);
  const change = useMutation(
    trpc.user.setRole.mutationOptions({
      onSuccess: () => {
        onClose();
        return queryClient.invalidateQueries(trpc.user.pathFilter());
      },
    }),
  );
  const { rest } = useRefusal(change.error);
  return (
    <Dialog title={t("people.changeRole")} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate({ id: user.id, role });
        }}
      >
        <p>{t("people.roleText", { name: nameOf(user) })}</p>
        <SelectField
          label={t("people.role")}
          hint={t(`people.roleMeans.${role}`)}
          options={roles.map((value) => ({ value, label: t(`roles.${value}`) }))}
          value={role}
          onChange={({ currentTarget }) =>
            setRole(roles.find((value) => value === currentTarget.value) ?? user.role)
          }
        />
        <DialogFailure>{rest}</DialogFailure>
        <DialogActions>
          <DialogLeave onClose={onClose} />
          <button type="submit" className={buttons.solid} disabled={change.isPending || role === user.role}>
            {t("people.changeRole")}
          </button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
