import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { createLoader, type SearchParams } from "nuqs/server";
import { InviteButton } from "#features/invitation/invite-button.tsx";
import { listInput, userSearch } from "#features/user/search.ts";
import { UserTable } from "#features/user/user-table.tsx";
import { failureOf } from "#trpc/failure.ts";
import { Hydrate } from "#trpc/hydrate.tsx";
import { prefetch, trpc } from "#trpc/server.ts";
import { requireRole } from "#trpc/viewer.ts";
import { PlainHead } from "#ui/plain-head.tsx";
import { WrongAddress } from "#ui/wrong-address.tsx";

const readSearch = createLoader(userSearch);

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("admin");
  return { title: `${t("sections.people")} · ${t("title")}` };
}

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await requireRole("ADMIN");
  const [t, search] = await Promise.all([getTranslations("admin.sections"), readSearch(searchParams)]);
  const list = trpc().user.list.queryOptions(listInput(search));
  const failure = await prefetch(list).then(() => null, failureOf);
  return (
    <>
      <PlainHead title={t("people")} />
      {failure?.refused ? (
        <WrongAddress failure={failure} reset="/admin/people" />
      ) : (
        <Hydrate>
          <UserTable invite={<InviteButton />} />
        </Hydrate>
      )}
    </>
  );
}
