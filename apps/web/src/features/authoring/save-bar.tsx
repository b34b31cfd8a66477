import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFormat } from "#i18n/use-format.ts";
import buttons from "#ui/button.module.css";
import { Dialog, DialogActions } from "#ui/dialog.tsx";
import styles from "./save-bar.module.css";
import type { Meanwhile, Saving, SavingState } from "./use-saving.ts";

type Props<Values extends object> = {
  saving: Saving<Values>;
  /** When it was saved last before this page, and by whom. */
  before?: { at: string; by: string } | null;
  /** Shows what another saved in place of what is written here. */
  onTakeTheirs(): void;
};

/** How far what is written is on its way to the portal, what it says against it, and what another did in between. */
export function SaveBar<Values extends object>({ saving, before = null, onTakeTheirs }: Props<Values>) {
  const t = useTranslations("authoring");
  const { state } = saving;
  // Who leaves the question open keeps writing, and is asked again when they save.
  const [left, setLeft] = useState<Meanwhile | null>(null);
  return (
    <div className={styles.bar}>
      <p role="status" className={styles[state.is]}>
        <Told state={state} before={before} refusal={saving.refusal} />
      </p>
      <button
        type="button"
        className={buttons.solid}
        disabled={state.is === "saving"}
        aria-disabled={state.is === "saved"}
        onClick={saving.save}
      >
        {t("save")}
      </button>
      {state.is === "conflict" && state.meanwhile !== left && (
        <Conflict
          meanwhile={state.meanwhile}
          onClose={() => setLeft(state.meanwhile)}
          onTakeTheirs={onTakeTheirs}
          onInsist={() => saving.insist(state.meanwhile)}
        />
      )}
    </div>
  );
}

function Told({
  state,
  before,
  refusal,
}: {
  state: SavingState;
  before: { at: string; by: string } | null;
  refusal: string | null;
}) {
  const t = useTranslations("authoring.states");
  const format = useFormat();
  if (state.is === "refused") return `${t("refused")} ${refusal ?? ""}`;
  if (state.is !== "saved") return t(state.is);
  if (state.at) return t("savedAt", { at: format.instant(state.at.toISOString()) });
  return before ? t("savedBy", { at: format.instant(before.at), by: before.by }) : t("saved");
}

type ConflictProps = { meanwhile: Meanwhile; onClose(): void; onTakeTheirs(): void; onInsist(): void };

function Conflict({ meanwhile: { by, at }, onClose, onTakeTheirs, onInsist }: ConflictProps) {
  const t = useTranslations("authoring.conflict");
  const format = useFormat();
  return (
    <Dialog title={t("title")} onClose={onClose}>
      <p>{by && at ? t("text", { by, at: format.instant(at) }) : t("textUnknown")}</p>
      <p>{t("choice")}</p>
      <DialogActions>
        <button type="button" className={buttons.plain} onClick={onTakeTheirs}>
          {t("theirs")}
        </button>
        <button type="button" className={buttons.solid} onClick={onInsist}>
          {t("mine")}
        </button>
      </DialogActions>
    </Dialog>
  );
}
