"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useRef } from "react";
import { getPathname, Link } from "#i18n/navigation.ts";
import { useFormat } from "#i18n/use-format.ts";
import { useReason } from "#i18n/use-reason.ts";
import buttons from "#ui/button.module.css";
import { useAttendance } from "./attendance.tsx";
import styles from "./lesson-steps.module.css";

type Neighbour = { id: number; title: string } | null;
type Props = { id: number; trainingId: number; previous: Neighbour; next: Neighbour; isPreview: boolean };

/** What there is to do at the end of a lesson: mark it as done, go on, go back; by keys too. */
export function LessonSteps({ id, trainingId, previous, next, isPreview }: Props) {
  const t = useTranslations("learning");
  const format = useFormat();
  const say = useReason();
  const router = useRouter();
  const locale = useLocale();
  const { isDone, wait, completion, failure, waits, trouble, complete } = useAttendance();
  const hrefOf = ({ id }: { id: number }) => `/learn/${trainingId}/${id}`;
  const signIn = { pathname: "/sign-in", query: { next: getPathname({ href: hrefOf({ id }), locale }) } };
  const mayComplete = !isPreview && !isDone && wait === 0 && !waits.complete;

  const press = useEffectEvent((event: KeyboardEvent) => {
    if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const go = (to: Neighbour) => to && router.push(getPathname({ href: hrefOf(to), locale }));
    const keys: Record<string, () => unknown> = {
      KeyN: () => go(next),
      KeyP: () => go(previous),
      KeyC: () => mayComplete && complete(),
    };
    const act = keys[event.code];
    if (!act) return;
    event.preventDefault();
    act();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event);
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);

  // The button goes when the lesson is done: who pressed it goes on from the news.
  const status = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (completion && document.activeElement === document.body)
      status.current?.focus({ preventScroll: true });
  }, [completion]);

  return (
    <div className={styles.steps}>
      {!isPreview && (
        <div className={styles.done}>
          {isDone ? (
            <p className={styles.good}>{t("lessonDone")}</p>
          ) : (
            <button type="button" className={buttons.solid} disabled={!mayComplete} onClick={complete}>
              {t("complete")}
            </button>
          )}
          {!isDone && wait > 0 && <p>{t("wait", { span: format.wait(wait) })}</p>}
        </div>
      )}
      <p ref={status} role="status" tabIndex={-1} className={styles.news}>
        {completion &&
          (completion.isTrainingCompleted
            ? t("trainingDone")
            : t("lessonDoneNews", { percent: format.progress(completion.percent) }))}
      </p>
      <p role="alert" className={styles.trouble}>
        {trouble ? t(trouble) : failure && say(failure.reason)}
        {trouble === "signedOut" && (
          <>
            {" "}
            <Link href={signIn}>{t("signIn")}</Link>
          </>
        )}
      </p>
      <nav className={styles.ways} aria-label={t("neighbours")}>
        {previous && (
          <Link className={buttons.plain} href={hrefOf(previous)}>
            <span aria-hidden="true">←</span>
            <span>
              {t("previous")}
              <span className="visually-hidden">: {previous.title}</span>
            </span>
          </Link>
        )}
        {next && (
          <Link className={isDone || isPreview ? buttons.solid : buttons.plain} href={hrefOf(next)}>
            <span>
              {t("next")}
              <span className="visually-hidden">: {next.title}</span>
            </span>
            <span aria-hidden="true">→</span>
          </Link>
        )}
      </nav>
    </div>
  );
}
