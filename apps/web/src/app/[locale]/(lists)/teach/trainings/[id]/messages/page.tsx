import type { Metadata } from "next";
import { getMessages, getTranslations } from "next-intl/server";
import { createLoader, type SearchParams } from "nuqs/server";
import { Suspense } from "react";
import { MessageForm } from "#features/message/message-form.tsx";
import { listInput, messageSearch } from "#features/message/search.ts";
import { SentMessages } from "#features/message/sent-messages.tsx";
import { TaughtHead } from "#features/training/taught-head.tsx";
import { MoreMessages } from "#i18n/more-messages.tsx";
import { failureOf } from "#trpc/failure.ts";
import { Hydrate } from "#trpc/hydrate.tsx";
import { prefetch, trpc } from "#trpc/server.ts";
import { Section } from "#ui/section.tsx";
import { WrongAddress } from "#ui/wrong-address.tsx";
import { taught } from "../taught.ts";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> };

const readSearch = createLoader(messageSearch);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ id }, t] = await Promise.all([params, getTranslations("taught")]);
  const { title } = await taught(id);
  return { title: `${title}: ${t("messages")}`, robots: { index: false, follow: false } };
}

/** To write to the registrants of a training, and what was written: for those who run it. */
export default async function Page({ params, searchParams }: Props) {
  const { id, title } = await taught((await params).id);
  const [{ errors, messages }, t, search] = await Promise.all([
    getMessages(),
    getTranslations("messages"),
    readSearch(searchParams),
  ]);
  const [failure] = await Promise.all([
    prefetch(trpc().message.list.queryOptions(listInput(search, id))).then(() => null, failureOf),
    prefetch(trpc().message.reach.queryOptions({ trainingId: id })),
  ]);
  return (
    <MoreMessages messages={{ errors: { message: errors.message }, messages }}>
      <TaughtHead id={id} title={title} page={t("title")} />
      <Hydrate>
        <Section title={t("write")} lead={t("lead")}>
          <Suspense>
            <MessageForm trainingId={id} />
          </Suspense>
        </Section>
        <Section title={t("sentTitle")}>
          {failure?.refused ? (
            <WrongAddress failure={failure} reset={`/teach/trainings/${id}/messages`} />
          ) : (
            <SentMessages trainingId={id} />
          )}
        </Section>
      </Hydrate>
    </MoreMessages>
  );
}
