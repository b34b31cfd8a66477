import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { createLoader, type SearchParams } from "nuqs/server";
import { AuditState } from "#features/audit/audit-state.tsx";
import { AuditTable } from "#features/audit/audit-table.tsx";
import { auditSearch, listInput } from "#features/audit/search.ts";
import { failureOf } from "#trpc/failure.ts";
import { Hydrate } from "#trpc/hydrate.tsx";
import { prefetch, trpc } from "#trpc/server.ts";
import { requireRole } from "#trpc/viewer.ts";
import { ListFrame } from "#ui/list-frame.tsx";
import { PlainHead } from "#ui/plain-head.tsx";
import { TableSkeleton } from "#ui/table-skeleton.tsx";
import { WrongAddress } from "#ui/wrong-address.tsx";

const readSearch = createLoader(auditSearch);

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("admin");
  return { title: `${t("sections.audit")} · ${t("title")}` };
}

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await requireRole("ADMIN");
  const [t, search] = await Promise.all([getTranslations("admin.sections"), readSearch(searchParams)]);
  const list = trpc().audit.list.queryOptions(listInput(search));
  const [failure] = await Promise.all([
    prefetch(list).then(() => null, failureOf),
    // Of a long log this takes its time: it is looked at beside the list, and a failure is told in its own place.
    prefetch(trpc().audit.verify.queryOptions()).catch(() => {}),
  ]);
  return (
    <>
      <PlainHead title={t("audit")} />
      {failure?.refused ? (
        <WrongAddress failure={failure} reset="/admin/audit" />
      ) : (
        <Hydrate>
          <ListFrame resetKey="state" reset="/admin/audit" skeleton={<TableSkeleton rows={1} />}>
            <AuditState />
          </ListFrame>
          <AuditTable />
        </Hydrate>
      )}
    </>
  );
}
