import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { cache } from "react";
import { env } from "#env.ts";
import { personData } from "#features/trainer/person-data.ts";
import { TrainerPage } from "#features/trainer/trainer-page.tsx";
import { TrainingCard } from "#features/training/training-card.tsx";
import { alternates } from "#i18n/alternates.ts";
import { found, idOf } from "#trpc/found.ts";
import { api } from "#trpc/server.ts";
import { CardGrid } from "#ui/card-grid.tsx";
import { StructuredData } from "#ui/structured-data.tsx";

type Props = { params: Promise<{ id: string }> };

const trainer = cache(async (segment: string) => {
  const { items } = await found(
    api().trainer.list.query({ ids: [idOf(segment)], total: false, lang: await getLocale() }),
  );
  return items[0] ?? notFound();
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [locale, { id, firstName, lastName, specialty, description }] = await Promise.all([
    getLocale(),
    params.then(({ id }) => trainer(id)),
  ]);
  const title = `${firstName} ${lastName}`;
  const summary = (description ?? specialty).slice(0, 200);
  return { title, description: summary, alternates: alternates(locale, `/trainers/${id}`) };
}

/** How many trainings are on the page; the way to all of them is below. */
const shown = 6;

export default async function Page({ params }: Props) {
  const [locale, t, person] = await Promise.all([
    getLocale(),
    getTranslations("site"),
    params.then(({ id }) => trainer(id)),
  ]);
  const { items } = await api().training.list.query({
    trainerId: person.id,
    status: "PUBLISHED",
    pageSize: shown,
    total: false,
    lang: locale,
  });
  const url = new URL(alternates(locale, `/trainers/${person.id}`).canonical, env.SITE_URL).href;
  return (
    <>
      <StructuredData data={personData(person, url, t("name"))} />
      <TrainerPage trainer={person} more={person.trainingsCount > shown}>
        {items.length > 0 && (
          <CardGrid items={items}>{(training) => <TrainingCard training={training} />}</CardGrid>
        )}
      </TrainerPage>
    </>
  );
}
