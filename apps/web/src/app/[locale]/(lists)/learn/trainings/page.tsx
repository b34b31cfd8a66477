import type { Metadata } from "next";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { createLoader, type SearchParams } from "nuqs/server";
import { OwnRegistrations } from "#features/registration/own-registrations.tsx";
import { ownInput, ownSearch } from "#features/registration/search.ts";
import { MoreMessages } from "#i18n/more-messages.tsx";
import { failureOf } from "#trpc/failure.ts";
import { Hydrate } from "#trpc/hydrate.tsx";
import { prefetch, trpc } from "#trpc/server.ts";
import { requireSignedIn } from "#trpc/viewer.ts";
import { PageHead } from "#ui/page-head.tsx";
import { WrongAddress } from "#ui/wrong-address.tsx";

const readSearch = createLoader(ownSearch);

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("learn"))("trainings"), robots: { index: false, follow: false } };
}

/** All trainings that the reader has, or had, a place in. */
export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await requireSignedIn();
  const [lang, { errors, registration }, t, search] = await Promise.all([
    getLocale(),
    getMessages(),
    getTranslations("learn"),
    readSearch(searchParams),
  ]);
  const failure = await prefetch(trpc().registration.list.queryOptions(ownInput(search, lang))).then(
    () => null,
    failureOf,
  );
  return (
    <MoreMessages messages={{ errors: { registration: errors.registration }, registration }}>
      <PageHead title={t("trainings")} lead={t("trainingsLead")} />
      {failure?.refused ? (
        <WrongAddress failure={failure} reset="/learn/trainings" />
      ) : (
        <Hydrate>
          <OwnRegistrations />
        </Hydrate>
      )}
    </MoreMessages>
  );
}
