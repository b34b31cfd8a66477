import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { HealthView } from "#features/health/health-view.tsx";
import { Hydrate } from "#trpc/hydrate.tsx";
import { prefetch, trpc } from "#trpc/server.ts";
import { requireRole } from "#trpc/viewer.ts";
import { ListFrame } from "#ui/list-frame.tsx";
import { PlainHead } from "#ui/plain-head.tsx";
import { TableSkeleton } from "#ui/table-skeleton.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("admin");
  return { title: `${t("sections.health")} · ${t("title")}` };
}

/** How the portal is doing: for who runs it. */
export default async function Page() {
  await requireRole("ADMIN");
  const t = await getTranslations("admin");
  // What cannot be had is told in its own place.
  await prefetch(trpc().health.figures.queryOptions()).catch(() => {});
  return (
    <>
      <PlainHead title={t("sections.health")} lead={t("health.lead")} />
      <Hydrate>
        <ListFrame resetKey="health" reset="/admin/health" skeleton={<TableSkeleton rows={12} />}>
          <HealthView />
        </ListFrame>
      </Hydrate>
    </>
  );
}
