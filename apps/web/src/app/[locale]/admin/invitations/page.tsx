import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { createLoader, type SearchParams } from "nuqs/server";
import { InvitationTable } from "#features/invitation/invitation-table.tsx";
import { invitationSearch, listInput } from "#features/invitation/search.ts";
import { failureOf } from "#trpc/failure.ts";
import { Hydrate } from "#trpc/hydrate.tsx";
import { prefetch, trpc } from "#trpc/server.ts";
import { requireRole } from "#trpc/viewer.ts";
import { PlainHead } from "#ui/plain-head.tsx";
import { WrongAddress } from "#ui/wrong-address.tsx";

const readSearch = createLoader(invitationSearch);

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("admin");
  return { title: `${t("sections.invitations")} · ${t("title")}` };
}

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await requireRole("ADMIN");
  const [t, search] = await Promise.all([getTranslations("admin.sections"), readSearch(searchParams)]);
  const list = trpc().invitation.list.queryOptions(listInput(search));
  const failure = await prefetch(list).then(() => null, failureOf);
  return (
    <>
      <PlainHead title={t("invitations")} />
      {failure?.refused ? (
        <WrongAddress failure={failure} reset="/admin/invitations" />
      ) : (
        <Hydrate>
          <InvitationTable />
        </Hydrate>
      )}
    </>
  );
}
