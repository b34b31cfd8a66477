import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { createLoader, type SearchParams } from "nuqs/server";
import { FailedJobs } from "#features/job/failed-jobs.tsx";
import { JobBoard } from "#features/job/job-board.tsx";
import { jobSearch, listInput } from "#features/job/search.ts";
import { failureOf } from "#trpc/failure.ts";
import { Hydrate } from "#trpc/hydrate.tsx";
import { prefetch, trpc } from "#trpc/server.ts";
import { requireRole } from "#trpc/viewer.ts";
import { PlainHead } from "#ui/plain-head.tsx";
import { WrongAddress } from "#ui/wrong-address.tsx";

const readSearch = createLoader(jobSearch);

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("admin");
  return { title: `${t("sections.jobs")} · ${t("title")}` };
}

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await requireRole("ADMIN");
  const [t, search] = await Promise.all([getTranslations("admin"), readSearch(searchParams)]);
  const [failure] = await Promise.all([
    prefetch(trpc().job.failed.queryOptions(listInput(search))).then(() => null, failureOf),
    prefetch(trpc().job.figures.queryOptions()),
  ]);
  return (
    <>
      <PlainHead title={t("sections.jobs")} lead={t("job.lead")} />
      {failure?.refused ? (
        <WrongAddress failure={failure} reset="/admin/jobs" />
      ) : (
        <Hydrate>
          <JobBoard />
          <FailedJobs />
        </Hydrate>
      )}
    </>
  );
}
