import { paces } from "@agrar/api/preference/schema";
import type { Metadata } from "next";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { PreferencesLoading, PreferencesPage } from "#features/preference/preferences-page.tsx";
import { MoreMessages } from "#i18n/more-messages.tsx";
import { Hydrate } from "#trpc/hydrate.tsx";
import { api, prefetch, trpc } from "#trpc/server.ts";
import { requireSignedIn } from "#trpc/viewer.ts";

export async function generateMetadata(): Promise<Metadata> {
  return {
    title: (await getTranslations("preferences"))("title"),
    robots: { index: false, follow: false },
  };
}

/** What one wants to hear, and when, for who is signed in. */
export default async function Page() {
  await requireSignedIn();
  const locale = await getLocale();
  const [{ preferences, errors }, categories] = await Promise.all([
    getMessages(),
    api().category.list.query({ lang: locale }),
    prefetch(trpc().preference.own.queryOptions()),
  ]);
  return (
    <MoreMessages messages={{ preferences, errors }}>
      <Hydrate>
        <Suspense fallback={<PreferencesLoading />}>
          <PreferencesPage
            paces={paces}
            categories={categories.map(({ id, name }) => ({ id, name }))}
            // Said once by the server: browsers know other zones, and other names for them.
            zones={Intl.supportedValuesOf("timeZone")}
          />
        </Suspense>
      </Hydrate>
    </MoreMessages>
  );
}
