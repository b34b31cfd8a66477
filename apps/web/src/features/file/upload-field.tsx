"use client";

import { formatsOf, largestOf, rules, type UploadPurpose } from "@agrar/api/file/schema";
import { IconUpload } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { type DragEvent, useId, useRef, useState } from "react";
import { useFormat } from "#i18n/use-format.ts";
import { useReason } from "#i18n/use-reason.ts";
import buttons from "#ui/button.module.css";
import type { Place } from "./send-file.ts";
import styles from "./upload-field.module.css";
import { type Going, useUploads } from "./use-uploads.ts";

type Props = {
  /** What is uploaded here. */
  label: string;
  hint: string;
  place: Place;
  /** What the field takes; a file goes to the first of them that takes its kind, else to the last, which says what is taken. */
  purposes: readonly [UploadPurpose, ...UploadPurpose[]];
  /** Whether several may be chosen at a time. */
  several?: boolean;
  /** Hears of each upload that has become a file. */
  onSent(upload: string): void;
};

/**
 * Takes files by a button or dropped on it, shows how far each has gone, and says in the reader's words why one is refused. What
 * broke off can be resumed, what goes on be cancelled.
 */
export function UploadField({ label, hint, place, purposes, several = false, onSent }: Props) {
  const t = useTranslations("file");
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [news, setNews] = useState("");
  const uploads = useUploads({
    place,
    refuse: ({ size }, purpose) =>
      size === 0 || size > largestOf(purpose)
        ? { reason: size === 0 ? "file.empty" : "file.tooLarge", problems: [], refused: true }
        : null,
    onSent: (file, upload) => {
      setNews(t("uploaded", { name: file.name }));
      onSent(upload);
    },
  });

  function take(list: FileList | null) {
    setNews("");
    const chosen = [...(list ?? [])].slice(0, several ? undefined : 1);
    uploads.add(chosen.map((file) => ({ file, purpose: purposeOf(file, purposes) })));
    if (input.current) input.current.value = "";
  }

  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  }

  async function cancel(one: Going) {
    input.current?.focus();
    setNews(t("cancelled", { name: one.file.name }));
    await uploads.cancel(one);
  }

  return (
    <div className={styles.field}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: what can be dropped can be chosen by the button inside. */}
      <div
        className={over ? `${styles.zone} ${styles.over}` : styles.zone}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        {/* The label is the button: a browser would name its own in its own language. */}
        <input
          ref={input}
          id={id}
          className="visually-hidden"
          type="file"
          multiple={several}
          accept={acceptedBy(purposes)}
          aria-label={label}
          aria-describedby={`${id}-hint`}
          onChange={({ currentTarget }) => take(currentTarget.files)}
        />
        <label className={buttons.plain} htmlFor={id}>
          <IconUpload size={20} stroke={1.75} aria-hidden />
          {t(several ? "choose" : "chooseOne")}
        </label>
        <span className={styles.drop}>{t("drop")}</span>
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      </div>
      {uploads.files.length > 0 && (
        <ul className={styles.files}>
          {uploads.files.map((one) => (
            <UploadRow
              key={one.key}
              one={one}
              onResume={() => uploads.resume(one)}
              onCancel={() => cancel(one)}
            />
          ))}
        </ul>
      )}
      <p role="status" className={styles.news}>
        {news}
      </p>
    </div>
  );
}

/** Types, and the end of names that not every system knows a type by. */
const acceptedBy = (purposes: Props["purposes"]) =>
  [...new Set(purposes.flatMap((purpose) => [...formatsOf(purpose).keys()]))]
    .flatMap((type) => (type === "text/vtt" ? [type, ".vtt"] : [type]))
    .join(",");

function purposeOf({ type }: File, [first, ...others]: Props["purposes"]): UploadPurpose {
  const all = [first, ...others];
  return all.find((purpose) => formatsOf(purpose).has(type)) ?? all.at(-1) ?? first;
}

type RowProps = { one: Going; onResume(): void; onCancel(): void };

function UploadRow({ one: { file, purpose, sent, state, failure }, onResume, onCancel }: RowProps) {
  const t = useTranslations("file");
  const format = useFormat();
  const say = useReason();
  const { name } = file;
  const why = () => {
    if (!failure) return "";
    if (failure.reason === "file.tooLarge")
      return t("tooLarge", { megabytes: format.number(rules[purpose].megabytes) });
    const formats = [...new Set(formatsOf(purpose).values())].join(", ");
    if (failure.reason === "file.typeNotAllowed") return t("typeNotAllowed", { formats });
    if (failure.reason === "file.mismatch") {
      const found = failure.problems[0]?.params.found;
      const what = typeof found === "string" ? t("mismatchFound", { found }) : t("mismatch");
      return `${what} ${t("typeNotAllowed", { formats })}`;
    }
    return failure.refused || failure.reason === "file.noSpace"
      ? say(failure.reason, failure.problems[0])
      : t("cut");
  };
  const whole = sent >= file.size;
  return (
    <li className={styles.file}>
      <p className={styles.name}>
        {name} <span className={styles.size}>{format.size(file.size)}</span>
      </p>
      {state !== "stopped" && (
        <>
          <progress
            className={styles.progress}
            aria-label={t("sending", { name })}
            max={file.size}
            value={sent}
          />
          <span className={styles.percent}>
            {state === "waiting"
              ? t("waiting")
              : whole
                ? t("checking")
                : format.percent(Math.floor((100 * sent) / file.size))}
          </span>
        </>
      )}
      <p role="alert" className={styles.refusal}>
        {why()}
      </p>
      <div className={styles.buttons}>
        {state === "stopped" && !failure?.refused && (
          <button
            type="button"
            className={buttons.plain}
            aria-label={t("resumeOf", { name })}
            onClick={onResume}
          >
            {t("resume")}
          </button>
        )}
        <button
          type="button"
          className={buttons.quiet}
          aria-label={t(failure?.refused ? "dismissOf" : "cancelOf", { name })}
          onClick={onCancel}
        >
          {t(failure?.refused ? "dismiss" : "cancel")}
        </button>
      </div>
    </li>
  );
}
