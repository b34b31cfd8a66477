import type { Inputs } from "@agrar/api";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { MissingFacts } from "#features/account/missing-facts.tsx";
import { ExamCard } from "#features/exam/exam-card.tsx";
import { ComingList } from "#features/registration/coming-list.tsx";
import { LearningCard } from "#features/registration/learning-card.tsx";
import { OwnPlaces } from "#features/registration/own-places.tsx";
import type { Stage } from "#features/registration/search.ts";
import { Recommendations } from "#features/training/recommendations.tsx";
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

/** How many of each are shown; all of them have pages of their own. */
const few = 4;

type Order = Pick<Exclude<Inputs["registration"]["list"], void>, "sort" | "order">;

/** A learner's home: what they go on with, what comes next, what they wait for and have done, and what may be for them. */
export default async function Page() {
  const { firstName } = await requireRole("LEARNER");
  const [lang, t] = await Promise.all([getLocale(), getTranslations("learn")]);
  const own = (stage: Stage, order: Order = {}) =>
    api().registration.list.query({ lang, scope: "mine", stage, ...order, pageSize: few, total: false });
  const [account, learning, coming, waiting, completed, exams, recommended] = await Promise.all([
    api().account.own.query(),
    own("LEARNING", { sort: "lastActivity" }),
    own("UPCOMING", { sort: "nextDay", order: "asc" }),
    own("WAITING"),
    own("COMPLETED"),
    api().exam.list.query({
      lang,
      scope: "mine",
      sort: "endDate",
      order: "asc",
      pageSize: few,
      total: false,
    }),
    api().training.recommended.query({ lang, limit: few }),
  ]);
  const nothing = [learning, coming, waiting, completed].every(({ items }) => items.length === 0);
  const all = (stage: Stage) => ({ href: `/learn/trainings?stage=${stage}`, label: t("all") });
  return (
    <>
      <PageHead title={t("hello", { name: firstName })} lead={t("lead")}>
        <Link href="/learn/trainings" prefetch={false}>
          {t("trainings")}
        </Link>
      </PageHead>
      <MissingFacts account={account} />
      {nothing && (
        <Section title={t("trainings")}>
          <Notice art="empty" title={t("trainingsEmpty")} level={3}>
            <p>{t("trainingsEmptyText")}</p>
            <Link className={buttons.solid} href="/trainings">
              {t("find")}
            </Link>
          </Notice>
        </Section>
      )}
      {learning.items.length > 0 && (
        <Section title={t("learning")} more={all("LEARNING")}>
          <CardGrid items={learning.items}>
            {(registration) => <LearningCard registration={registration} />}
          </CardGrid>
        </Section>
      )}
      {coming.items.length > 0 && (
        <Section title={t("coming")} more={all("UPCOMING")}>
          <ComingList registrations={coming.items} />
        </Section>
      )}
      {waiting.items.length > 0 && (
        <Section title={t("waiting")} more={all("WAITING")}>
          <OwnPlaces places={waiting.items} />
        </Section>
      )}
      {recommended.length > 0 && (
        <Section
          title={t("recommended")}
          lead={t("recommendedLead")}
          more={{ href: "/trainings", label: t("catalogue") }}
        >
          <Recommendations recommended={recommended} />
        </Section>
      )}
      <Section title={t("exams")} lead={t("examsLead")} more={{ href: "/exams", label: t("examsAll") }}>
        {exams.items.length > 0 ? (
          <CardGrid items={exams.items}>{(exam) => <ExamCard exam={exam} />}</CardGrid>
        ) : (
          <p>{t("examsEmpty")}</p>
        )}
      </Section>
      {completed.items.length > 0 && (
        <Section title={t("completed")} more={all("COMPLETED")}>
          <OwnPlaces places={completed.items} />
        </Section>
      )}
    </>
  );
}
