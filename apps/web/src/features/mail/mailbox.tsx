"use client";

import type { Outputs } from "@agrar/api";
import { IconPaperclip } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useFormat } from "#i18n/use-format.ts";
import { useTRPC } from "#trpc/client.tsx";
import { ListFrame } from "#ui/list-frame.tsx";
import { ListPage } from "#ui/list-page.tsx";
import { useListState } from "#ui/list-state.ts";
import { MatchesFrame } from "#ui/matches-frame.tsx";
import { TableSkeleton } from "#ui/table-skeleton.tsx";
import { LetterText } from "./letter-text.tsx";
import styles from "./mailbox.module.css";
import { type Letter, listInput, type MailSearch, mailSearch, pageSize } from "./search.ts";

/** The letters that the portal has sent, the last first. */
export function Mailbox() {
  const t = useTranslations("admin.mail");
  const format = useFormat();
  const state = useListState(mailSearch, "/admin/mail");
  const { search, shown, narrow } = state;
  return (
    <ListPage
      wide
      action={state.action}
      label={t("recipient")}
      search={search.recipient ?? ""}
      onSearch={(recipient) => narrow({ recipient: recipient.trim() || null })}
    >
      <ListFrame resetKey={shown} reset="/admin/mail" skeleton={<TableSkeleton rows={pageSize} />}>
        <Letters search={shown}>
          {(list) => (
            <MatchesFrame
              list={list}
              page={shown.page}
              counted={(total) => format.count("letters", total)}
              nothing={shown.recipient === null ? t("none") : undefined}
              state={state}
              controls={null}
            >
              <ul className={styles.letters} aria-busy={state.stale}>
                {list.items.map((letter) => (
                  <li key={letter.id}>
                    <LetterCard letter={letter} />
                  </li>
                ))}
              </ul>
            </MatchesFrame>
          )}
        </Letters>
      </ListFrame>
    </ListPage>
  );
}

/** A letter, which unfolds to be read; one at a time. */
function LetterCard({ letter }: { letter: Letter }) {
  const t = useTranslations("admin.mail");
  const format = useFormat();
  return (
    <details name="letter" className={styles.letter}>
      <summary>
        <span className={styles.subject}>{letter.subject}</span>
        <span className={styles.about}>
          {t("to", { recipient: letter.recipient })} · {format.instant(letter.createdAt)}
          {letter.file && ` · ${t("withFile")}`}
        </span>
      </summary>
      <LetterText>{letter.text}</LetterText>
      {letter.file && <LetterFile id={letter.id} file={letter.file} />}
    </details>
  );
}

/** The file that came with a letter: what it is, to be saved. */
function LetterFile({ id, file }: { id: number; file: NonNullable<Letter["file"]> }) {
  const format = useFormat();
  return (
    <p className={styles.file}>
      <IconPaperclip size={20} aria-hidden />
      <span>
        <a href={`/api/mails/${id}/file`} download={file.name}>
          {file.name}
        </a>{" "}
        <span className={styles.about}>
          {file.type.split(";", 1)} · {format.size(file.size)}
        </span>
      </span>
    </p>
  );
}

type Page = Outputs["mail"]["list"];

/** Gives the page of letters that a search asks for to what is below; suspends while it is on its way. */
function Letters({ search, children }: { search: MailSearch; children(list: Page): ReactNode }) {
  const trpc = useTRPC();
  return children(useSuspenseQuery(trpc.mail.list.queryOptions(listInput(search))).data);
}
