import type { Outputs } from "@agrar/api";
import { IconFileText, IconHeadphones, IconPhoto, IconStack2, IconVideo } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useFormat } from "#i18n/use-format.ts";
import styles from "./training-outline.module.css";

type Module = NonNullable<Outputs["training"]["byId"]["modules"]>[number];

const icons = {
  TEXT: IconFileText,
  VIDEO: IconVideo,
  AUDIO: IconHeadphones,
  IMAGE: IconPhoto,
  MIXED: IconStack2,
};

/** A module with its lessons folded into it. */
export function OutlineModule({ module, number, open }: { module: Module; number: number; open: boolean }) {
  const t = useTranslations("training");
  const format = useFormat();
  const minutes = module.lessons.reduce((sum, lesson) => sum + (lesson.durationMinutes ?? 0), 0);
  return (
    <details className={styles.module} open={open}>
      <summary className={styles.summary}>
        <span className={styles.number} aria-hidden="true">
          {number}
        </span>
        <h3 className={styles.name}>{module.title}</h3>
        <span className={styles.size}>
          {format.count("lessons", module.lessons.length)}
          {minutes > 0 && ` · ${format.minutes(minutes)}`}
        </span>
      </summary>
      <ol className={styles.lessons}>
        {module.lessons.map((lesson) => {
          const Icon = icons[lesson.type];
          return (
            <li key={lesson.id}>
              <Icon size={20} aria-hidden />
              <span>
                {lesson.title}
                {!lesson.isRequired && <em className={styles.optional}>{t("optional")}</em>}
              </span>
              <span className={styles.minutes}>
                <span className="visually-hidden">{t(`lessonTypes.${lesson.type}`)}</span>
                {lesson.durationMinutes && format.minutes(lesson.durationMinutes)}
              </span>
            </li>
          );
        })}
      </ol>
    </details>
  );
}
