import type { Outputs } from "@agrar/api";
import { IconFileText } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useFormat } from "#i18n/use-format.ts";
import { Prose } from "#ui/detail-body.tsx";
import { DetailHead } from "#ui/detail-head.tsx";
import { LanguageNote } from "#ui/language-note.tsx";
import { LessonBody } from "./lesson-body.tsx";
import { LessonMedia } from "./lesson-media.tsx";
import { LessonNote } from "./lesson-note.tsx";
import { LessonOutline } from "./lesson-outline.tsx";
import styles from "./lesson-page.module.css";
import { LessonSteps } from "./lesson-steps.tsx";

type Props = { outline: Outputs["progress"]["outline"]; lesson: Outputs["progress"]["lesson"] };

/** A lesson to read, watch and hear, beside the others of its training. */
export function LessonPage({ outline, lesson }: Props) {
  const t = useTranslations("learning");
  const training = useTranslations("training");
  const format = useFormat();
  const { files, body, description, isPreview } = lesson;
  const of = (...kinds: string[]) => files.filter(({ kind }) => kinds.includes(kind));
  const [players, images, documents] = [of("VIDEO", "AUDIO"), of("IMAGE"), of("DOCUMENT")];
  return (
    <article>
      <DetailHead
        back={{ href: `/trainings/${lesson.trainingId}`, label: outline.training.title }}
        eyebrow={lesson.moduleTitle}
        title={lesson.title}
      >
        <p className={styles.facts}>
          {[
            training(`lessonTypes.${lesson.type}`),
            lesson.durationMinutes && format.minutes(lesson.durationMinutes),
            !lesson.isRequired && training("optional"),
            lesson.isDraft && t("draft"),
          ]
            .filter(Boolean)
            .join(" · ")}
        </p>
      </DetailHead>
      <div className={styles.body}>
        <div className={styles.aside}>
          <LessonOutline outline={outline} current={lesson.id} />
        </div>
        <div className={styles.main}>
          {isPreview && <p className={styles.preview}>{t("preview")}</p>}
          {body && <LanguageNote available={lesson.bodyLocales} text={t("otherLanguage")} />}
          {description && <Prose text={description} />}
          {players.length > 0 && <LessonMedia files={players} position={lesson.progress.positionSeconds} />}
          {body && <LessonBody html={body} />}
          {images.length > 0 && (
            <ul className={styles.images}>
              {images.map((image) => (
                <li key={image.id}>
                  <img src={image.url} alt={image.title ?? image.name} loading="lazy" />
                </li>
              ))}
            </ul>
          )}
          {documents.length > 0 && (
            <section>
              <h2 className={styles.title}>{t("documents")}</h2>
              <ul className={styles.documents}>
                {documents.map((file) => (
                  <li key={file.id}>
                    <IconFileText size={22} aria-hidden />
                    <a href={file.url} target="_blank" rel="noreferrer">
                      {file.title ?? file.name}
                    </a>
                    <span>{file.size === null ? t("sizeUnknown") : format.size(file.size)}</span>
                  </li>
                ))}
              </ul>
            </section>
          )}
          <LessonSteps
            id={lesson.id}
            trainingId={lesson.trainingId}
            previous={lesson.previous}
            next={lesson.next}
            isPreview={isPreview}
          />
          {!isPreview && <LessonNote />}
          <details className={styles.keys}>
            <summary>{t("keys")}</summary>
            <dl>
              {(["N", "P", "C"] as const).map((key) => (
                <div key={key}>
                  <dt>
                    <kbd>Alt</kbd> + <kbd>{key}</kbd>
                  </dt>
                  <dd>{t(`keyOf.${key}`)}</dd>
                </div>
              ))}
            </dl>
          </details>
        </div>
      </div>
    </article>
  );
}
