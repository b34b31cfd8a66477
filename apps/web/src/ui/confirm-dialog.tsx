"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import buttons from "./button.module.css";
import { Dialog, DialogActions, DialogFailure, DialogLeave } from "./dialog.tsx";
import { useRefusal } from "./use-refusal.ts";

type Props = {
  title: string;
  /** What will happen. */
  children: ReactNode;
  /** What it will look like. */
  preview?: ReactNode;
  /** What the button does, in a word. */
  action: string;
  /** Whether it takes something away. */
  grave?: boolean;
  /** What is to happen, and how far it is. */
  mutation: { mutate(): void; isPending: boolean; error: unknown };
  onClose(): void;
};

/** Asks before something is done, and says why when it could not be. */
export function ConfirmDialog({ title, children, preview, action, grave = false, mutation, onClose }: Props) {
  const t = useTranslations("dialog");
  const { rest } = useRefusal(mutation.error);
  return (
    <Dialog title={title} onClose={onClose}>
      <p>{children}</p>
      {preview}
      <DialogFailure>{rest}</DialogFailure>
      <DialogActions>
        <DialogLeave onClose={onClose}>
          {/* “Cancel” beside “Cancel the registration” would leave open which of them keeps it. */}
          {t("back")}
        </DialogLeave>
        <button
          type="button"
          className={grave ? buttons.grave : buttons.solid}
          disabled={mutation.isPending}
          onClick={() => mutation.mutate()}
        >
          {action}
        </button>
      </DialogActions>
    </Dialog>
  );
}
