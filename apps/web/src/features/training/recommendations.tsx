import type { Outputs } from "@agrar/api";
import { useTranslations } from "next-intl";
import { CardGrid } from "#ui/card-grid.tsx";
import styles from "./recommendations.module.css";
import { TrainingCard } from "./training-card.tsx";

type Recommendation = Outputs["training"]["recommended"][number];

/** Trainings that may be for the reader, each with why. */
export function Recommendations({ recommended }: { recommended: Recommendation[] }) {
  const t = useTranslations("learn.because");
  const whyOf = ({ because, regional, training }: Recommendation) =>
    because === "PEERS"
      ? t(regional ? "peersNearby" : "peers")
      : because === "CATEGORY"
        ? t("category", { category: training.category.name })
        : t("new");
  return (
    <CardGrid items={recommended.map((each) => ({ id: each.training.id, ...each }))}>
      {(each) => (
        <div className={styles.item}>
          <p className={styles.why}>{whyOf(each)}</p>
          <TrainingCard training={each.training} />
        </div>
      )}
    </CardGrid>
  );
}
