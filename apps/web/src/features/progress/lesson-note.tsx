"use client";

import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { useReady } from "#form/use-ready.ts";
import { TextArea } from "#ui/field.tsx";
import { useAttendance } from "./attendance.tsx";
import styles from "./lesson-note.module.css";

/** The most characters of a note, as the API takes them. */
const longest = 5_000;

/** After the last letter, in milliseconds. */
const quiet = 1_000;

/** What the learner notes of the lesson: saved with every pause, and when they leave. */
export function LessonNote() {
  const t = useTranslations("learning");
  const { note, write, waits } = useAttendance();
  const ready = useReady();
  const [draft, setDraft] = useState<string | null>(null);
  const [touched, setTouched] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const save = useEffectEvent(() => {
    clearTimeout(timer.current);
    if (draft === null) return;
    write(draft);
    setDraft(null);
  });
  useEffect(() => {
    const leave = () => save();
    window.addEventListener("pagehide", leave);
    return () => window.removeEventListener("pagehide", leave);
  }, []);
  useEffect(() => {
    if (draft === null) return;
    const waiting = setTimeout(() => save(), quiet);
    timer.current = waiting;
    return () => clearTimeout(waiting);
  }, [draft]);
  return (
    <div className={styles.note}>
      <TextArea
        label={t("note")}
        hint={t("noteHint")}
        rows={4}
        maxLength={longest}
        readOnly={!ready}
        value={draft ?? note}
        onChange={({ currentTarget }) => {
          setTouched(true);
          setDraft(currentTarget.value);
        }}
        onBlur={() => {
          if (draft === null) return;
          write(draft);
          setDraft(null);
        }}
      />
      <p role="status" className={styles.state}>
        {touched && (draft !== null ? t("noteWriting") : waits.note ? t("noteSaving") : t("noteSaved"))}
      </p>
    </div>
  );
}
