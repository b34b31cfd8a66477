import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RecentEntries } from "#features/audit/recent-entries.tsx";
import { api } from "#trpc/server.ts";
import { requireRole } from "#trpc/viewer.ts";
import { FigureGrid } from "#ui/figure-grid.tsx";
import { PlainHead } from "#ui/plain-head.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("admin");
  return { title: `${t("sections.overview")} · ${t("title")}` };
}

const statuses = ["PUBLISHED", "DRAFT", "ARCHIVED", "CANCELLED"] as const;

/** An administrator's home: how much there is of what, and what was done last. */
export default async function Page() {
  await requireRole("ADMIN");
  const [people, trainers, exams, trainings, audit, t] = await Promise.all([
    api().user.list.query({ pageSize: 1 }),
    api().trainer.list.query({ pageSize: 1 }),
    api().exam.list.query({ pageSize: 1 }),
    Promise.all(statuses.map((status) => api().training.list.query({ status, pageSize: 1 }))),
    api().audit.list.query({ pageSize: 8, total: false }),
    getTranslations("overview"),
  ]);
  return (
    <>
      <PlainHead title={t("title")} />
      <FigureGrid
        label={t("figures")}
        figures={[
          { name: t("people"), n: people.total, href: "/admin/people" },
          { name: t("trainers"), n: trainers.total, href: "/trainers" },
          { name: t("exams"), n: exams.total, href: "/admin/exams" },
          ...statuses.map((status, place) => ({
            name: t(`trainings.${status}`),
            n: trainings[place]?.total ?? null,
            href: `/admin/trainings?status=${status}`,
          })),
        ]}
      />
      <RecentEntries entries={audit.items} />
    </>
  );
}
