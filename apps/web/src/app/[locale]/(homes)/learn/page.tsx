import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { MissingFacts } from "#features/account/missing-facts.tsx";
import { ExamCard } from "#features/exam/exam-card.tsx";
import { OwnPlaces } from "#features/registration/own-places.tsx";
import { TrainingCard } from "#features/training/training-card.tsx";
import { dateInBaku } from "#i18n/format.ts";
import { Link } from "#i18n/navigation.ts";
import { api } from "#trpc/server.ts";
import { requireRole } from "#trpc/viewer.ts";
import buttons from "#ui/button.module.css";
import { CardGrid } from "#ui/card-grid.tsx";
import { Notice } from "#ui/notice.tsx";
import { PageHead } from "#ui/page-head.tsx";
import { Section } from "#ui/section.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("learn"))("title") };
}

/** More than a person takes part in. */
const many = 48;

/** How many upcoming trainings are offered. */
const few = 4;

/** A learner's home: what they take part in, its exams, and what begins soon. */
export default async function Page() {
  const { firstName } = await requireRole("LEARNER");
  const [lang, t] = await Promise.all([getLocale(), getTranslations("learn")]);
  const [account, waiting, own, exams, upcoming] = await Promise.all([
    api().account.own.query(),
    api().registration.list.query({
      lang,
      scope: "mine",
      statuses: ["PENDING", "WAITLISTED"],
      pageSize: many,
      total: false,
    }),
    api().training.list.query({ lang, scope: "mine", pageSize: many, total: false }),
    api().exam.list.query({
      lang,
      scope: "mine",
      sort: "endDate",
      order: "asc",
      pageSize: many,
      total: false,
    }),
    api().training.list.query({
      lang,
      from: dateInBaku(new Date()),
      sort: "startDate",
      order: "asc",
      pageSize: 3 * few,
      total: false,
    }),
  ]);
  const registered = new Set(own.items.map(({ id }) => id));
  const offered = upcoming.items.filter(({ id }) => !registered.has(id)).slice(0, few);
  return (
    <>
      <PageHead title={t("hello", { name: firstName })} lead={t("lead")} />
      <MissingFacts account={account} />
      <Section title={t("trainings")}>
        {own.items.length > 0 ? (
          <CardGrid items={own.items}>{(training) => <TrainingCard training={training} />}</CardGrid>
        ) : (
          <Notice art="empty" title={t("trainingsEmpty")} level={3}>
            <p>{t("trainingsEmptyText")}</p>
            <Link className={buttons.solid} href="/trainings">
              {t("find")}
            </Link>
          </Notice>
        )}
      </Section>
      {waiting.items.length > 0 && (
        <Section title={t("waiting")}>
          <OwnPlaces places={waiting.items} />
        </Section>
      )}
      <Section title={t("exams")} lead={t("examsLead")} more={{ href: "/exams", label: t("examsAll") }}>
        {exams.items.length > 0 ? (
          <CardGrid items={exams.items}>{(exam) => <ExamCard exam={exam} />}</CardGrid>
        ) : (
          <p>{t("examsEmpty")}</p>
        )}
      </Section>
      <Section title={t("upcoming")} more={{ href: "/trainings", label: t("upcomingAll") }}>
        {offered.length > 0 ? (
          <CardGrid items={offered}>{(training) => <TrainingCard training={training} />}</CardGrid>
        ) : (
          <p>{t("upcomingEmpty")}</p>
        )}
      </Section>
    </>
  );
}
