import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { createLoader, type SearchParams } from "nuqs/server";
import { Mailbox } from "#features/mail/mailbox.tsx";
import { listInput, mailSearch } from "#features/mail/search.ts";
import { failureOf } from "#trpc/failure.ts";
import { Hydrate } from "#trpc/hydrate.tsx";
import { prefetch, trpc } from "#trpc/server.ts";
import { requireRole } from "#trpc/viewer.ts";
import { PlainHead } from "#ui/plain-head.tsx";
import { WrongAddress } from "#ui/wrong-address.tsx";

const readSearch = createLoader(mailSearch);

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("admin");
  return { title: `${t("sections.mail")} · ${t("title")}` };
}

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await requireRole("ADMIN");
  const [t, search] = await Promise.all([getTranslations("admin"), readSearch(searchParams)]);
  const list = trpc().mail.list.queryOptions(listInput(search));
  const failure = await prefetch(list).then(() => null, failureOf);
  // It is there on machines for trying only.
  if (failure?.reason === "route.notFound") notFound();
  return (
    <>
      <PlainHead title={t("sections.mail")} lead={t("mail.lead")} />
      {failure?.refused ? (
        <WrongAddress failure={failure} reset="/admin/mail" />
      ) : (
        <Hydrate>
          <Mailbox />
        </Hydrate>
      )}
    </>
  );
}
