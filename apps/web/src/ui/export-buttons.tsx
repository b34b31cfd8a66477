"use client";

import { IconDownload } from "@tabler/icons-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useReason } from "#i18n/use-reason.ts";
import buttons from "./button.module.css";
import { DialogFailure } from "./dialog.tsx";
import styles from "./export-buttons.module.css";

type Props = {
  /** The list as its address names it. */
  list: "trainings" | "exams" | "users" | "registrations" | "ratings";
  /** What the list is asked for; which page does not matter. */
  input: object | undefined;
};

const formats = { xlsx: "Excel", csv: "CSV" };
type Format = keyof typeof formats;

/** Gives the rows of a list, on all of its pages, as a file. */
export function ExportButtons({ list, input }: Props) {
  const t = useTranslations("list");
  const say = useReason();
  const lang = useLocale();
  const [busy, setBusy] = useState<Format | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);

  async function fetchFile(format: Format) {
    setBusy(format);
    setRefusal(null);
    const response = await fetch(`/api/sheets/${list}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ format, lang, input }),
    }).catch(() => null);
    // Cut off on its way, a file is none.
    const file = response?.ok ? await response.blob().catch(() => null) : null;
    if (file) save(file, nameIn(response) ?? `${list}.${format}`);
    else setRefusal(await refusalIn(response));
    setBusy(null);
  }

  async function refusalIn(response: Response | null) {
    const { reason = "server.unavailable" } = (await response?.json().catch(() => null)) ?? {};
    const wait = Number(response?.headers.get("retry-after"));
    return say(reason, { params: wait ? { seconds: wait } : {} });
  }

  return (
    <>
      <div className={styles.buttons}>
        {(Object.keys(formats) as Format[]).map((format) => (
          <button
            key={format}
            type="button"
            className={buttons.plain}
            disabled={busy !== null}
            aria-label={t("export", { format: formats[format] })}
            onClick={() => fetchFile(format)}
          >
            <IconDownload size={20} aria-hidden />
            {busy === format ? t("exporting") : formats[format]}
          </button>
        ))}
      </div>
      <DialogFailure>{refusal}</DialogFailure>
    </>
  );
}

const nameIn = (response: Response | null) =>
  /filename="([^"]+)"/.exec(response?.headers.get("content-disposition") ?? "")?.[1];

function save(file: Blob, name: string) {
  const url = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
