"use client";

import type { Outputs } from "@agrar/api";
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFormat } from "#i18n/use-format.ts";
import { useTRPC } from "#trpc/client.tsx";
import { failureOf } from "#trpc/failure.ts";
import { Badge } from "#ui/badge.tsx";
import buttons from "#ui/button.module.css";
import { ConfirmDialog } from "#ui/confirm-dialog.tsx";
import { useRefusal } from "#ui/use-refusal.ts";
import { CategoryDialog } from "./category-dialog.tsx";
import styles from "./category-manager.module.css";

export type EditedCategory = Outputs["category"]["list"][number];

/** The fields that trainings are in: what they are called, in which order they stand, and whether they are offered. */
export function CategoryManager({ categories }: { categories: EditedCategory[] }) {
  const t = useTranslations("categoryAdmin");
  const format = useFormat();
  const trpc = useTRPC();
  const router = useRouter();
  const [edited, setEdited] = useState<EditedCategory | "new" | null>(null);
  const [removed, setRemoved] = useState<EditedCategory | null>(null);
  const [news, setNews] = useState("");
  const onSuccess = () => {
    setRemoved(null);
    router.refresh();
  };
  const update = useMutation(trpc.category.update.mutationOptions({ onSuccess }));
  const removal = useMutation(trpc.category.remove.mutationOptions({ onSuccess }));
  const arrangement = useMutation(trpc.category.arrange.mutationOptions({ onSuccess }));
  const refusal = useRefusal(update.error ?? arrangement.error);

  async function move(place: number, by: -1 | 1) {
    const order = categories.map(({ id }) => id);
    const [moved] = order.splice(place, 1);
    if (moved === undefined) return;
    order.splice(place + by, 0, moved);
    await arrangement
      .mutateAsync({ order })
      .then(
        () => setNews(t("moved", { name: categories[place]?.name ?? "", place: place + by + 1 })),
        failureOf,
      );
  }

  return (
    <>
      <p className={styles.head}>
        <button type="button" className={buttons.solid} onClick={() => setEdited("new")}>
          {t("new")}
        </button>
      </p>
      <p role="alert" className={styles.refusal}>
        {refusal.rest}
      </p>
      <p role="status" className="visually-hidden">
        {news}
      </p>
      <ol className={styles.list}>
        {categories.map((category, place) => (
          <li key={category.id} className={styles.row}>
            <div className={styles.order}>
              {([-1, 1] as const).map((by) => (
                <button
                  key={by}
                  type="button"
                  className={styles.move}
                  // Never disabled: whoever moves by the keyboard would lose the button under their fingers.
                  aria-disabled={by < 0 ? place === 0 : place === categories.length - 1}
                  aria-label={t(by < 0 ? "upOf" : "downOf", { name: category.name })}
                  onClick={() => {
                    const there = place + by;
                    if (there >= 0 && there < categories.length && !arrangement.isPending)
                      void move(place, by);
                  }}
                >
                  {by < 0 ? <IconArrowUp size={20} aria-hidden /> : <IconArrowDown size={20} aria-hidden />}
                </button>
              ))}
            </div>
            <div className={styles.what}>
              <p>
                <strong>{category.name}</strong>{" "}
                {!category.isActive && <Badge tone="quiet">{t("inactive")}</Badge>}
              </p>
              <p className={styles.counts}>
                {format.count("trainings", category.trainingsCount)} ·{" "}
                {format.count("exams", category.examsCount)}
              </p>
            </div>
            <div className={styles.actions}>
              <button
                type="button"
                className={buttons.plain}
                aria-label={t("editOf", { name: category.name })}
                onClick={() => setEdited(category)}
              >
                {t("edit")}
              </button>
              <button
                type="button"
                className={buttons.plain}
                disabled={update.isPending}
                aria-label={t(category.isActive ? "hideOf" : "offerOf", { name: category.name })}
                onClick={() => update.mutate({ id: category.id, isActive: !category.isActive })}
              >
                {t(category.isActive ? "hide" : "offer")}
              </button>
              <button
                type="button"
                className={buttons.quiet}
                aria-label={t("removeOf", { name: category.name })}
                onClick={() => {
                  removal.reset();
                  setRemoved(category);
                }}
              >
                {t("remove")}
              </button>
            </div>
          </li>
        ))}
      </ol>
      {edited && (
        <CategoryDialog category={edited === "new" ? null : edited} onClose={() => setEdited(null)} />
      )}
      {removed && (
        <ConfirmDialog
          title={t("removeTitle")}
          action={t("remove")}
          grave
          mutation={{ ...removal, mutate: () => removal.mutate({ id: removed.id }) }}
          onClose={() => setRemoved(null)}
        >
          {t("removeText", { name: removed.name })}
        </ConfirmDialog>
      )}
    </>
  );
}
