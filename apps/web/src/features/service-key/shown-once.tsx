"use client";

import { IconCopy } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import buttons from "#ui/button.module.css";
import { Dialog, DialogActions, DialogLeave } from "#ui/dialog.tsx";
import { TextField } from "#ui/field.tsx";
import styles from "./shown-once.module.css";

/** A new key, for the only time that anybody sees it. */
export function ShownOnce({ value, onClose }: { value: string; onClose(): void }) {
  const t = useTranslations("admin.keys");
  const [outcome, setOutcome] = useState<"copied" | "copyFailed" | null>(null);
  return (
    <Dialog title={t("once")} onClose={onClose}>
      <p className={styles.warning}>{t("onceText")}</p>
      <TextField
        readOnly
        label={t("key")}
        value={value}
        spellCheck={false}
        onFocus={({ currentTarget }) => currentTarget.select()}
      />
      <p role="status" className={styles.outcome}>
        {outcome && t(outcome)}
      </p>
      <DialogActions>
        <DialogLeave onClose={onClose}>{t("done")}</DialogLeave>
        <button
          type="button"
          className={buttons.solid}
          onClick={() =>
            navigator.clipboard.writeText(value).then(
              () => setOutcome("copied"),
              () => setOutcome("copyFailed"),
            )
          }
        >
          <IconCopy size={20} aria-hidden />
          {t("copy")}
        </button>
      </DialogActions>
    </Dialog>
  );
}
