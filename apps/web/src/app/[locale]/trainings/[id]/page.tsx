import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { cache } from "react";
import { env } from "#env.ts";
import { Comments } from "#features/rating/comments.tsx";
import { commentsInput } from "#features/rating/comments-input.ts";
import { OwnRating } from "#features/rating/own-rating.tsx";
import { RatingSummary } from "#features/rating/rating-summary.tsx";
import { ClosedTrainingPage } from "#features/registration/closed-training-page.tsx";
import { PlacePanel } from "#features/registration/place-panel.tsx";
import { courseData } from "#features/training/course-data.ts";
import { StatePanel } from "#features/training/state-panel.tsx";
import { TaughtTabs } from "#features/training/taught-tabs.tsx";
import { type Training, TrainingPage } from "#features/training/training-page.tsx";
import { alternates } from "#i18n/alternates.ts";
import { MoreMessages } from "#i18n/more-messages.tsx";
import { found, idOf } from "#trpc/found.ts";
import { Hydrate } from "#trpc/hydrate.tsx";
import { api } from "#trpc/server.ts";
import { viewer } from "#trpc/viewer.ts";
import { AsidePart } from "#ui/detail-body.tsx";
import { preview } from "#ui/preview.ts";
import { StructuredData } from "#ui/structured-data.tsx";

type Props = { params: Promise<{ id: string }> };

/** The training, as everybody sees it; null where there is none for the reader. */
const training = cache(async (segment: string) =>
  found(api().training.byId.query({ id: idOf(segment), lang: await getLocale() }), null),
);

/**
 * One that is closed to others, as the reader who is registered in it sees it. It is asked of the API apart from what everybody sees,
 * which is kept for all.
 */
const closed = cache(async (segment: string) => {
  if (!(await viewer())) notFound();
  return found(api().registration.closed.query({ trainingId: idOf(segment), lang: await getLocale() }));
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const segment = (await params).id;
  const [locale, row] = await Promise.all([getLocale(), training(segment)]);
  if (!row) return { title: (await closed(segment)).training.title, robots: { index: false } };
  const { id, title, description, bannerUrl } = row;
  const summary = description?.slice(0, 200);
  // Those who show previews know no SVG.
  const image = bannerUrl && !bannerUrl.endsWith(".svg") ? bannerUrl : preview;
  return {
    title,
    ...(summary && { description: summary }),
    alternates: alternates(locale, `/trainings/${id}`),
    openGraph: { title, ...(summary && { description: summary }), images: image },
  };
}

export default async function Page({ params }: Props) {
  const segment = (await params).id;
  const [locale, t, row] = await Promise.all([getLocale(), getTranslations("site"), training(segment)]);
  if (!row) return <ClosedTrainingPage {...(await closed(segment))} />;
  const now = new Date();
  const { canonical } = alternates(locale, `/trainings/${row.id}`);
  return (
    <>
      <StructuredData data={courseData(row, new URL(canonical, env.SITE_URL).href, t("name"))} />
      <TrainingPage
        training={row}
        now={now}
        own={<Own training={row} now={now} />}
        ratings={<Ratings training={row} />}
      />
    </>
  );
}

/** What the reader can do about the training: those who run it, with its state; everybody else, with their place. */
async function Own({ training, now }: { training: Training; now: Date }) {
  const person = await viewer();
  const runs = person?.role === "ADMIN" || (person?.role === "TRAINER" && person.id === training.trainer.id);
  const [{ admin, errors, registration, trainingState }, place] = await Promise.all([
    getMessages(),
    person && !runs ? api().registration.own.query({ trainingId: training.id }) : null,
  ]);
  // Of the texts for admins, those of states are for who runs a training too.
  const statuses = runs ? { admin: { statuses: admin.statuses } as typeof admin } : {};
  const refusals = { registration: errors.registration, training: errors.training };
  const { registrationOpensAt: opens, registrationClosesAt: closes } = training;
  const open = (!opens || new Date(opens) <= now) && (!closes || now < new Date(closes));
  if (!runs && !place && !open) return null;
  return (
    <AsidePart title={runs ? trainingState.title : registration.title}>
      <MoreMessages messages={{ errors: refusals, registration, trainingState, ...statuses }}>
        <Hydrate>
          {runs ? (
            <>
              <StatePanel id={training.id} status={training.status} />
              <TaughtTabs id={training.id} />
            </>
          ) : (
            <PlacePanel training={training} place={place} open={open} signedIn={person !== null} />
          )}
        </Hydrate>
      </MoreMessages>
    </AsidePart>
  );
}

/** What participants think of the training, and for one of them, what they think themselves. */
async function Ratings({ training: { id, rating } }: { training: Training }) {
  const person = await viewer();
  const locale = await getLocale();
  const [messages, comments, own] = await Promise.all([
    getMessages(),
    rating.count > 0 ? api().rating.list.query(commentsInput(id, locale)) : null,
    person && api().rating.own.query({ trainingId: id }),
  ]);
  return (
    <MoreMessages messages={{ rating: messages.rating, errors: { rating: messages.errors.rating } }}>
      <RatingSummary rating={rating} />
      <Hydrate>
        {comments && <Comments trainingId={id} first={comments} />}
        {own?.mayRate && <OwnRating trainingId={id} rating={own.rating} />}
      </Hydrate>
    </MoreMessages>
  );
}
