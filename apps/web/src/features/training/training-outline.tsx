"use client";

import { useInViewport } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useReason } from "#i18n/use-reason.ts";
import { useTRPC } from "#trpc/client.tsx";
import { failureOf } from "#trpc/failure.ts";
import buttons from "#ui/button.module.css";
import { OutlineModule } from "./outline-module.tsx";
import styles from "./training-outline.module.css";

type Props = {
  id: number;
  /** How many modules there are, so that their places are kept while they are on their way. */
  modules: number;
};

/** The modules of a training with their lessons, fetched when the reader comes to them. */
export function TrainingOutline({ id, modules }: Props) {
  const t = useTranslations("training");
  const list = useTranslations("list");
  const say = useReason();
  const trpc = useTRPC();
  const lang = useLocale();
  const { ref, inViewport } = useInViewport<HTMLDivElement>();
  const [asked, setAsked] = useState(false);
  const wanted = (asked || inViewport) && modules > 0;
  const outline = useQuery(
    trpc.training.byId.queryOptions({ id, lang, includeModules: true }, { enabled: wanted }),
  );
  if (modules === 0) return <p>{t("noModules")}</p>;
  return (
    <div ref={ref} className={styles.outline} aria-busy={outline.isLoading}>
      <p role="status" className="visually-hidden">
        {outline.isLoading && t("outlineLoading")}
      </p>
      {outline.data ? (
        <ol className={styles.list}>
          {(outline.data.modules ?? []).map((module, place) => (
            <li key={module.id}>
              <OutlineModule module={module} number={place + 1} open={place === 0} />
            </li>
          ))}
        </ol>
      ) : outline.error ? (
        <div className={styles.failure}>
          <p role="alert">
            {t("outlineFailed")}. {say(failureOf(outline.error).reason)}
          </p>
          <button type="button" className={buttons.plain} onClick={() => outline.refetch()}>
            {list("retry")}
          </button>
        </div>
      ) : (
        <>
          <div className={styles.skeleton} aria-hidden="true">
            {Array.from({ length: modules }, (_, place) => (
              <span key={place} />
            ))}
          </div>
          {!wanted && (
            <button type="button" className={buttons.plain} onClick={() => setAsked(true)}>
              {t("outlineShow")}
            </button>
          )}
        </>
      )}
    </div>
  );
}
