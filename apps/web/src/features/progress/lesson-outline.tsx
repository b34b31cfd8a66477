import type { Outputs } from "@agrar/api";
import { IconCircle, IconCircleCheckFilled, IconCircleDashed } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { Link } from "#i18n/navigation.ts";
import { useFormat } from "#i18n/use-format.ts";
import { ProgressBar } from "#ui/progress-bar.tsx";
import styles from "./lesson-outline.module.css";
import { OutlineFold } from "./outline-fold.tsx";

type Outline = Outputs["progress"]["outline"];

const icons = { NOT_STARTED: IconCircle, IN_PROGRESS: IconCircleDashed, COMPLETED: IconCircleCheckFilled };

/** The lessons of a training with what the learner has done of each; `current` is the one that is open. */
export function LessonOutline({ outline, current }: { outline: Outline; current: number }) {
  const t = useTranslations("learning");
  const training = useTranslations("training");
  const format = useFormat();
  const { place, done, required } = outline;
  return (
    <section className={styles.outline} aria-labelledby="outline">
      <h2 id="outline" className={styles.title}>
        {t("outline")}
      </h2>
      {place && (
        <div className={styles.standing}>
          <ProgressBar percent={place.percent} label={t("percentLabel")} />
          <p>{t("doneOf", { done: format.number(done), required: format.number(required) })}</p>
        </div>
      )}
      <OutlineFold label={t("showOutline")}>
        <ol className={styles.modules}>
          {outline.modules.map((module) => (
            <li key={module.id}>
              <h3 className={styles.module}>{module.title}</h3>
              <ol>
                {module.lessons.map((lesson) => {
                  const Icon = icons[lesson.status];
                  return (
                    <li key={lesson.id}>
                      <Link
                        className={styles.lesson}
                        href={`/learn/${outline.training.id}/${lesson.id}`}
                        aria-current={lesson.id === current ? "page" : undefined}
                      >
                        <Icon
                          size={20}
                          className={lesson.status === "COMPLETED" ? styles.done : undefined}
                          aria-hidden
                        />
                        <span>
                          {lesson.title}
                          <span className={styles.facts}>
                            {[
                              place && t(`statuses.${lesson.status}`),
                              lesson.isDraft && t("draft"),
                              !lesson.isRequired && training("optional"),
                              lesson.durationMinutes && format.minutes(lesson.durationMinutes),
                            ]
                              .filter(Boolean)
                              .join(" · ")}
                          </span>
                        </span>
                      </Link>
                    </li>
                  );
                })}
              </ol>
            </li>
          ))}
        </ol>
      </OutlineFold>
    </section>
  );
}
