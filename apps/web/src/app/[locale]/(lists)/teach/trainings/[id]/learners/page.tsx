import type { Metadata } from "next";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { createLoader, type SearchParams } from "nuqs/server";
import { LearnerTable } from "#features/registration/learner-table.tsx";
import { learnerInput, learnerSearch } from "#features/registration/search.ts";
import { TaughtHead } from "#features/training/taught-head.tsx";
import { MoreMessages } from "#i18n/more-messages.tsx";
import { failureOf } from "#trpc/failure.ts";
import { Hydrate } from "#trpc/hydrate.tsx";
import { prefetch, trpc } from "#trpc/server.ts";
import { WrongAddress } from "#ui/wrong-address.tsx";
import { taught } from "../taught.ts";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> };

const readSearch = createLoader(learnerSearch);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ id }, t] = await Promise.all([params, getTranslations("taught")]);
  const { title } = await taught(id);
  return { title: `${title}: ${t("learners")}`, robots: { index: false, follow: false } };
}

/** Who is registered in a training, and how they get on: for those who run it. */
export default async function Page({ params, searchParams }: Props) {
  const { id, title } = await taught((await params).id);
  const [lang, { admin, errors, taught: texts }, t, search] = await Promise.all([
    getLocale(),
    getMessages(),
    getTranslations("taught"),
    readSearch(searchParams),
  ]);
  const list = trpc().registration.list.queryOptions(learnerInput(search, id, lang));
  const failure = await prefetch(list).then(() => null, failureOf);
  // Of the texts for admins, a table needs its own.
  const table = { admin: { table: admin.table } as typeof admin };
  return (
    <MoreMessages messages={{ errors, taught: texts, ...table }}>
      <TaughtHead id={id} title={title} page={t("learners")} />
      {failure?.refused ? (
        <WrongAddress failure={failure} reset={`/teach/trainings/${id}/learners`} />
      ) : (
        <Hydrate>
          <LearnerTable trainingId={id} />
        </Hydrate>
      )}
    </MoreMessages>
  );
}
