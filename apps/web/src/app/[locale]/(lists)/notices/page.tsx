import type { Metadata } from "next";
import { getMessages, getTranslations } from "next-intl/server";
import { createLoader, type SearchParams } from "nuqs/server";
import { NoticeList } from "#features/notice/notice-list.tsx";
import { listInput, noticeSearch } from "#features/notice/search.ts";
import { MoreMessages } from "#i18n/more-messages.tsx";
import { failureOf } from "#trpc/failure.ts";
import { Hydrate } from "#trpc/hydrate.tsx";
import { prefetch, trpc } from "#trpc/server.ts";
import { requireSignedIn } from "#trpc/viewer.ts";
import { PageHead } from "#ui/page-head.tsx";
import { WrongAddress } from "#ui/wrong-address.tsx";

const readSearch = createLoader(noticeSearch);

export async function generateMetadata(): Promise<Metadata> {
  return {
    title: (await getTranslations("notices"))("title"),
    robots: { index: false, follow: false },
  };
}

/** What the portal has told the reader. */
export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await requireSignedIn();
  const [{ ago, errors, notices }, t, search] = await Promise.all([
    getMessages(),
    getTranslations("notices"),
    readSearch(searchParams),
  ]);
  const failure = await prefetch(trpc().notice.list.queryOptions(listInput(search))).then(
    () => null,
    failureOf,
  );
  return (
    <MoreMessages messages={{ ago, errors, notices }}>
      <PageHead title={t("title")} lead={t("lead")} />
      {failure?.refused ? (
        <WrongAddress failure={failure} reset="/notices" />
      ) : (
        <Hydrate>
          <NoticeList now={Date.now()} />
        </Hydrate>
      )}
    </MoreMessages>
  );
}
