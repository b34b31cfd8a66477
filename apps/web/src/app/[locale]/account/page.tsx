import { largestPhoto, professions } from "@agrar/api/account/schema";
import { passwordLength } from "@agrar/api/sign-in/schema";
import type { Metadata } from "next";
import { getMessages, getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { AccountLoading, AccountPage } from "#features/account/account-page.tsx";
import { MoreMessages } from "#i18n/more-messages.tsx";
import { Hydrate } from "#trpc/hydrate.tsx";
import { prefetch, trpc } from "#trpc/server.ts";
import { requireSignedIn } from "#trpc/viewer.ts";

export async function generateMetadata(): Promise<Metadata> {
  return {
    title: (await getTranslations("account"))("title"),
    robots: { index: false, follow: false },
  };
}

/** One's own account, for who is signed in. */
export default async function Page() {
  await requireSignedIn();
  const [{ account, errors, professions: professionNames }, t] = await Promise.all([
    getMessages(),
    getTranslations("account.password"),
    prefetch(trpc().account.own.queryOptions()),
    prefetch(trpc().session.own.queryOptions()),
  ]);
  return (
    <MoreMessages messages={{ account, errors }}>
      <Hydrate>
        <Suspense fallback={<AccountLoading />}>
          <AccountPage
            largestPhoto={largestPhoto}
            passwordHint={t("hint", passwordLength)}
            professions={professions.map((value) => ({ value, label: professionNames[value] }))}
          />
        </Suspense>
      </Hydrate>
    </MoreMessages>
  );
}
