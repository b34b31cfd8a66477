import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { CategoryGrid } from "#features/category/category-grid.tsx";
import { ExamCard } from "#features/exam/exam-card.tsx";
import { TrainingCard } from "#features/training/training-card.tsx";
import { alternates } from "#i18n/alternates.ts";
import { dateInBaku } from "#i18n/format.ts";
import { api } from "#trpc/server.ts";
import { CardGrid } from "#ui/card-grid.tsx";
import { Figures } from "#ui/figures.tsx";
import { Hero } from "#ui/hero.tsx";
import { Section } from "#ui/section.tsx";
import { Steps } from "#ui/steps.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { alternates: alternates(await getLocale(), "/") };
}

export default async function Page() {
  const [lang, t] = await Promise.all([getLocale(), getTranslations("home")]);
  const today = dateInBaku(new Date());
  const [categories, latest, upcoming, exams, open, trainers] = await Promise.all([
    api().category.list.query({ lang }),
    api().training.list.query({ lang, pageSize: 4 }),
    api().training.list.query({ lang, from: today, sort: "startDate", order: "asc", pageSize: 4 }),
    api().exam.list.query({ lang, pageSize: 1 }),
    api().exam.list.query({ lang, phase: "ACTIVE", sort: "endDate", order: "asc", pageSize: 4 }),
    api().trainer.list.query({ lang, pageSize: 1 }),
  ]);
  const starting = upcoming.items.length > 0;
  return (
    <>
      <Hero />
      <Figures
        counts={[
          ["trainings", latest.total ?? 0],
          ["exams", exams.total ?? 0],
          ["trainers", trainers.total ?? 0],
          ["fields", categories.length],
        ]}
      />
      <CategoryGrid categories={categories} />
      <Section
        title={t(starting ? "upcoming" : "latest")}
        {...(starting && { lead: t("upcomingLead") })}
        more={
          starting
            ? { href: `/trainings?from=${today}&sort=startDate`, label: t("upcomingAll") }
            : { href: "/trainings", label: t("latestAll") }
        }
      >
        <CardGrid items={starting ? upcoming.items : latest.items}>
          {(training) => <TrainingCard training={training} />}
        </CardGrid>
      </Section>
      {open.items.length > 0 && (
        <Section
          title={t("exams")}
          lead={t("examsLead")}
          more={{ href: "/exams?phase=ACTIVE", label: t("examsAll") }}
        >
          <CardGrid items={open.items}>{(exam) => <ExamCard exam={exam} />}</CardGrid>
        </Section>
      )}
      <Steps />
    </>
  );
}
