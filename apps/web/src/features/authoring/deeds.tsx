import type { Outputs } from "@agrar/api";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { getPathname } from "#i18n/navigation.ts";
import { useFormat } from "#i18n/use-format.ts";
import { useTRPC } from "#trpc/client.tsx";
import buttons from "#ui/button.module.css";
import { ConfirmDialog } from "#ui/confirm-dialog.tsx";
import { Dialog, DialogActions, DialogFailure, DialogLeave } from "#ui/dialog.tsx";
import { useRefusal } from "#ui/use-refusal.ts";
import styles from "./deeds.module.css";
import type { Draft } from "./values.ts";

type Props = {
  draft: Draft;
  /** Whether something is written here that the portal does not have yet. */
  unsaved: boolean;
  onRestored(): void;
};

/** What can be done with a training as a whole: go back to how it was, begin another like it, delete it. */
export function Deeds({ draft, unsaved, onRestored }: Props) {
  const t = useTranslations("authoring.deeds");
  const locale = useLocale();
  const trpc = useTRPC();
  const [asked, setAsked] = useState<"history" | "clone" | "delete" | null>(null);
  const leave = (href: string) => window.location.assign(getPathname({ href, locale }));
  const cloning = useMutation(
    trpc.training.clone.mutationOptions({ onSuccess: ({ id }) => leave(`/teach/trainings/${id}/edit`) }),
  );
  const deletion = useMutation(trpc.training.delete.mutationOptions({ onSuccess: () => leave("/home") }));
  const close = () => setAsked(null);
  const { id } = draft;
  return (
    <div className={styles.deeds}>
      {draft.status !== "CANCELLED" && (
        <button type="button" className={buttons.plain} onClick={() => setAsked("history")}>
          {t("history")}
        </button>
      )}
      <button type="button" className={buttons.plain} onClick={() => setAsked("clone")}>
        {t("clone")}
      </button>
      {draft.status === "DRAFT" && !draft.isRegisteredFor && (
        <button type="button" className={buttons.grave} onClick={() => setAsked("delete")}>
          {t("delete")}
        </button>
      )}
      {asked === "history" && (
        <History
          draft={draft}
          unsaved={unsaved}
          onClose={close}
          onRestored={() => {
            close();
            onRestored();
          }}
        />
      )}
      {asked === "clone" && (
        <ConfirmDialog
          title={t("cloneTitle")}
          action={t("clone")}
          mutation={leaving(cloning, { id })}
          onClose={close}
        >
          {t("cloneText")}
        </ConfirmDialog>
      )}
      {asked === "delete" && (
        <ConfirmDialog
          title={t("deleteTitle")}
          action={t("delete")}
          grave
          mutation={leaving(deletion, { id })}
          onClose={close}
        >
          {t("deleteText")}
        </ConfirmDialog>
      )}
    </div>
  );
}

type Leaving<Input> = { isIdle: boolean; isError: boolean; error: unknown; mutate(input: Input): void };

/** What the page is left after: until it is, a second press of the button does nothing again. */
const leaving = <Input,>({ isIdle, isError, error, mutate }: Leaving<Input>, input: Input) => ({
  mutate: () => mutate(input),
  isPending: !isIdle && !isError,
  error,
});

function History({ draft: { id }, unsaved, onClose, onRestored }: Props & { onClose(): void }) {
  const t = useTranslations("authoring.history");
  const list = useTranslations("list");
  const trpc = useTRPC();
  const { data: revisions, error } = useQuery({
    ...trpc.training.revisions.queryOptions({ id }),
    gcTime: 0,
  });
  const restoration = useMutation(trpc.training.restore.mutationOptions({ onSuccess: onRestored }));
  const { rest } = useRefusal(restoration.error ?? error);
  const latest = revisions?.[0]?.version;
  return (
    <Dialog title={t("title")} onClose={onClose}>
      <p>{t("lead")}</p>
      <DialogFailure>{unsaved ? t("unsaved") : rest}</DialogFailure>
      {revisions?.length === 0 && <p>{t("empty")}</p>}
      <ol className={styles.revisions}>
        {revisions?.map((revision) => (
          <li key={revision.version}>
            <Revision revision={revision} />
            {latest !== undefined && revision.version !== latest ? (
              <button
                type="button"
                className={buttons.quiet}
                disabled={unsaved || restoration.isPending}
                onClick={() => restoration.mutate({ id, version: latest, revision: revision.version })}
              >
                {t("restore")}
              </button>
            ) : (
              <span className={styles.now}>{t("now")}</span>
            )}
          </li>
        ))}
      </ol>
      <DialogActions>
        <DialogLeave onClose={onClose}>{list("close")}</DialogLeave>
      </DialogActions>
    </Dialog>
  );
}

function Revision({ revision }: { revision: Outputs["training"]["revisions"][number] }) {
  const t = useTranslations();
  const format = useFormat();
  const { author, savedAt, changed } = revision;
  const words = changed.map((part) =>
    part === "modules" || part === "lessons" || part === "order"
      ? t(`authoring.history.parts.${part}`)
      : t.has(`errors.fields.${part}` as "errors.fields.title")
        ? t(`errors.fields.${part}` as "errors.fields.title")
        : t("authoring.history.parts.settings"),
  );
  return (
    <div>
      <strong>{format.instant(savedAt)}</strong>
      <br />
      {`${author.firstName} ${author.lastName}`}
      <br />
      <span className={styles.changed}>
        {words.length > 0 ? [...new Set(words)].join(", ") : t("authoring.history.begun")}
      </span>
    </div>
  );
}
