import type { Metadata } from "next";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { OwnExams } from "#features/exam/own-exams.tsx";
import { Requests } from "#features/registration/requests.tsx";
import { requestsInput } from "#features/registration/requests-input.ts";
import { OwnTrainings } from "#features/training/own-trainings.tsx";
import { TodaySessions } from "#features/training/today-sessions.tsx";
import { MoreMessages } from "#i18n/more-messages.tsx";
import { Link } from "#i18n/navigation.ts";
import { Hydrate } from "#trpc/hydrate.tsx";
import { api, prefetch, trpc } from "#trpc/server.ts";
import { requireRole } from "#trpc/viewer.ts";
import buttons from "#ui/button.module.css";
import { Notice } from "#ui/notice.tsx";
import { PageHead } from "#ui/page-head.tsx";
import { Section } from "#ui/section.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("teach"))("title") };
}

/** A trainer's home: what is held today, who asks for a seat, and what they give, in every state, with how it goes. */
export default async function Page() {
  const { firstName } = await requireRole("TRAINER");
  const [lang, t] = await Promise.all([getLocale(), getTranslations("teach")]);
  const [{ errors, registration }, today, trainings, exams] = await Promise.all([
    getMessages(),
    api().training.today.query({ lang }),
    api().training.list.query({ lang, scope: "mine", pageSize: 100, total: false }),
    api().exam.list.query({ lang, scope: "mine", pageSize: 100, total: false }),
    prefetch(trpc().registration.list.queryOptions(requestsInput(lang))),
  ]);
  return (
    <>
      <PageHead title={t("hello", { name: firstName })} lead={t("lead")} />
      <Section title={t("today")}>
        {today.length > 0 ? <TodaySessions sessions={today} /> : <p>{t("todayEmpty")}</p>}
      </Section>
      <Section title={registration.requests}>
        <MoreMessages messages={{ errors: { registration: errors.registration }, registration }}>
          <Hydrate>
            <Suspense>
              <Requests />
            </Suspense>
          </Hydrate>
        </MoreMessages>
      </Section>
      <Section title={t("trainings")} more={{ href: "/teach/trainings/new", label: t("newTraining") }}>
        {trainings.items.length > 0 ? (
          <OwnTrainings trainings={trainings.items} />
        ) : (
          <Notice art="empty" title={t("trainingsEmpty")} level={3}>
            <p>{t("trainingsEmptyText")}</p>
            <Link className={buttons.solid} href="/teach/trainings/new">
              {t("newTraining")}
            </Link>
          </Notice>
        )}
      </Section>
      <Section title={t("exams")}>
        {exams.items.length > 0 ? <OwnExams exams={exams.items} /> : <p>{t("examsEmpty")}</p>}
      </Section>
    </>
  );
}
