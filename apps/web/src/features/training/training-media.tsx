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

const icons = { VIDEO: IconVideo, DOCUMENT: IconFileText, IMAGE: IconPhoto, AUDIO: IconHeadphones };

/**
 * What there is to watch, read and listen to: how much in the training and its lessons, and the training's own files, which are open to
 * everybody.
 */
export function TrainingMedia({
  media,
  statistics,
}: {
  media: Training["media"];
  statistics: Training["mediaStatistics"];
}) {
  const t = useTranslations("training");
  const format = useFormat();
  if (statistics.total === 0) return <p>{t("noMedia")}</p>;
  const files = media.filter(({ purpose }) => purpose !== "TRAINING_BANNER");
  const named = ({ purpose, title, name, size }: Training["media"][number]) =>
    [title ?? (purpose === "TRAINING_INTRO_VIDEO" ? t("intro") : name), size !== null && format.size(size)]
      .filter(Boolean)
      .join(" · ");
  return (
    <>
      <ul className={styles.counts}>
        {kinds
          .filter(([kind]) => statistics[kind] > 0)
          .map(([kind, Icon]) => (
            <li key={kind}>
              <Icon size={24} stroke={1.5} aria-hidden />
              {format.count(kind, statistics[kind])}
            </li>
          ))}
      </ul>
      {files.length > 0 && (
        <ul className={styles.files}>
          {files.map((file) => {
            const Icon = icons[file.kind];
            return (
              <li key={file.url}>
                <Icon size={22} aria-hidden />
                <a href={file.url} target="_blank" rel="noreferrer">
                  {named(file)}
                </a>
              </li>
            );
          })}
        </ul>
      )}
    </>
  );
}
