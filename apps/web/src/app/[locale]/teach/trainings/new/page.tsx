import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NewTrainingForm } from "#features/authoring/new-training-form.tsx";
import { Hydrate } from "#trpc/hydrate.tsx";
import { requireRole } from "#trpc/viewer.ts";
import { PlainHead } from "#ui/plain-head.tsx";
import styles from "../../frame.module.css";
import { lists } from "../../lists.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("authoring"))("new.title") };
}

/** Where a training begins. */
export default async function Page() {
  const person = await requireRole("TRAINER", "ADMIN");
  const [t, { categories, trainers }] = await Promise.all([getTranslations("authoring"), lists(person)]);
  return (
    <div className={styles.frame}>
      <PlainHead title={t("new.title")} lead={t("new.lead")} />
      <Hydrate>
        <NewTrainingForm categories={categories} trainers={trainers} />
      </Hydrate>
    </div>
  );
}
