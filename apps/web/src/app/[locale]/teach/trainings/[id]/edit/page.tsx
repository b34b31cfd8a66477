import type { Metadata } from "next";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { TrainingEditor } from "#features/authoring/training-editor.tsx";
import { TrainingMedia } from "#features/file/media-panel.tsx";
import { StatePanel } from "#features/training/state-panel.tsx";
import { TaughtHead } from "#features/training/taught-head.tsx";
import { MoreMessages } from "#i18n/more-messages.tsx";
import { found, idOf } from "#trpc/found.ts";
import { Hydrate } from "#trpc/hydrate.tsx";
import { api, prefetch, trpc } from "#trpc/server.ts";
import { requireRole } from "#trpc/viewer.ts";
import styles from "../../../frame.module.css";
import { lists } from "../../../lists.ts";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("authoring"))("title") };
}

/** Where a training is written, by who gives it and by admins. */
export default async function Page({ params }: Props) {
  const person = await requireRole("TRAINER", "ADMIN");
  const [lang, t, state, { file, trainingState }, choices, training] = await Promise.all([
    getLocale(),
    getTranslations("authoring"),
    getTranslations("trainingState"),
    getMessages(),
    lists(person),
    params.then(({ id }) => found(api().training.draft.query({ id: idOf(id) }))),
  ]);
  const { id, status, fields, trainer } = training;
  await prefetch(trpc().file.list.queryOptions({ trainingId: id }));
  const options = withPresent(
    choices,
    fields,
    `${trainer.lastName} ${trainer.firstName}`,
    t("basics.present"),
  );
  return (
    <>
      <TaughtHead id={id} title={fields.title[lang] ?? fields.title.az} page={state("edit")} />
      <div className={styles.frame}>
        <MoreMessages messages={{ file, trainingState }}>
          <Hydrate>
            <TrainingEditor
              draft={training}
              categories={options.categories}
              trainers={options.trainers}
              state={<StatePanel id={id} status={status} edit={false} />}
              media={
                <Suspense>
                  <TrainingMedia trainingId={id} />
                </Suspense>
              }
            />
          </Hydrate>
        </MoreMessages>
      </div>
    </>
  );
}

type Lists = Awaited<ReturnType<typeof lists>>;

/** The lists with what the training has, where it stands in them no more: a closed category, a trainer beyond the first hundred. */
function withPresent(
  { categories, trainers }: Lists,
  { categoryId, trainerId }: { categoryId: number; trainerId: number },
  trainer: string,
  category: string,
): Lists {
  const including = (options: Lists["categories"], id: number, label: string) =>
    options.some(({ value }) => value === String(id)) ? options : [{ value: String(id), label }, ...options];
  return {
    categories: including(categories, categoryId, category),
    trainers: trainers && including(trainers, trainerId, trainer),
  };
}
