import type { Outputs } from "@agrar/api";
import { useTranslations } from "next-intl";
import { useFormat } from "#i18n/use-format.ts";
import { Stars } from "#ui/stars.tsx";
import styles from "./rating.module.css";

/** What all ratings come to, in a line. */
export function RatingSummary({ rating }: { rating: Outputs["training"]["byId"]["rating"] }) {
  const t = useTranslations("rating");
  const format = useFormat();
  if (rating.average === null) return <p>{t("none")}</p>;
  return (
    <p className={styles.summary}>
      <Stars n={rating.average} label={t("average", { n: format.number(rating.average) })} />
      <strong aria-hidden="true">{format.number(rating.average)}</strong>
      <span>{format.count("ratings", rating.count)}</span>
    </p>
  );
}
