"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useFormat } from "#i18n/use-format.ts";
import { useTRPC } from "#trpc/client.tsx";
import { Facts } from "#ui/facts.tsx";
import { ListFrame } from "#ui/list-frame.tsx";
import { useListState } from "#ui/list-state.ts";
import { MatchesFrame } from "#ui/matches-frame.tsx";
import { TableSkeleton } from "#ui/table-skeleton.tsx";
import { MessageText } from "./message-text.tsx";
import { listInput, type MessageSearch, messageSearch, pageSize } from "./search.ts";
import styles from "./sent-messages.module.css";

/** What was written to the registrants of a training, the last first, and how many have had it. */
export function SentMessages({ trainingId }: { trainingId: number }) {
  const address = `/teach/trainings/${trainingId}/messages`;
  const state = useListState(messageSearch, address);
  return (
    <ListFrame resetKey={state.shown} reset={address} skeleton={<TableSkeleton rows={pageSize} />}>
      <Sent trainingId={trainingId} state={state} search={state.shown} />
    </ListFrame>
  );
}

type Props = {
  trainingId: number;
  state: ReturnType<typeof useListState<typeof messageSearch>>;
  search: MessageSearch;
};

function Sent({ trainingId, state, search }: Props) {
  const t = useTranslations("messages");
  const format = useFormat();
  const trpc = useTRPC();
  const { data: list } = useSuspenseQuery(trpc.message.list.queryOptions(listInput(search, trainingId)));
  const had = (count: number | null) => count !== null && format.number(count);
  return (
    <MatchesFrame
      list={list}
      page={search.page}
      counted={(total) => t("count", { count: total, n: format.number(total) })}
      nothing={t("none")}
      state={state}
      controls={null}
    >
      <ul className={styles.list}>
        {list.items.map((message) => (
          <li key={message.id} className={styles.item}>
            <p className={styles.when}>
              {format.moment(message.createdAt)} · {message.author.firstName} {message.author.lastName}
            </p>
            <MessageText texts={message.texts} />
            <Facts
              facts={[
                [t("audience"), t(`audiences.${message.audience}`)],
                [t("recipients"), format.number(message.recipients)],
                [t("notices"), had(message.notices)],
                [t("letters"), had(message.letters)],
              ]}
            />
          </li>
        ))}
      </ul>
    </MatchesFrame>
  );
}
