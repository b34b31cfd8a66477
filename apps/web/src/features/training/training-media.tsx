import { IconFileText, IconHeadphones, IconPhoto, IconVideo } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useFormat } from "#i18n/use-format.ts";
import styles from "./training-media.module.css";
import type { Training } from "./training-page.tsx";

const kinds = [
  ["videos", IconVideo],
  ["documents", IconFileText],
  ["images", IconPhoto],
  ["audio", IconHeadphones],
] as const;

/** What there is to watch, read and listen to, in the training and its lessons. */
export function TrainingMedia({ statistics }: { statistics: Training["mediaStatistics"] }) {
  const t = useTranslations("training");
  const format = useFormat();
  if (statistics.total === 0) return <p>{t("noMedia")}</p>;
  return (
    <ul className={styles.media}>
      {kinds
        .filter(([kind]) => statistics[kind] > 0)
        .map(([kind, Icon]) => (
          <li key={kind}>
            <Icon size={24} stroke={1.5} aria-hidden />
            {format.count(kind, statistics[kind])}
          </li>
        ))}
    </ul>
  );
}
