"use client";

import type { Outputs } from "@agrar/api";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { useDeferredValue, useState } from "react";
import { routing } from "#i18n/routing.ts";
import { useTRPC } from "#trpc/client.tsx";
import { SelectField } from "#ui/field.tsx";
import { ListFrame } from "#ui/list-frame.tsx";
import { TableSkeleton } from "#ui/table-skeleton.tsx";
import { inLight, type Light, lights } from "./in-light.ts";
import styles from "./letter-samples.module.css";
import { type SampleSearch, sampleSearch } from "./sample-search.ts";

type Key = Parameters<ReturnType<typeof useTranslations<"admin.letters">>>[0];

/** Every letter that the portal sends, about something made up, one at a time. */
export function LetterSamples() {
  const [search, set] = useQueryStates(sampleSearch, { history: "push" });
  const shown = useDeferredValue(search);
  const [light, setLight] = useState<Light>("light");
  return (
    <ListFrame resetKey={shown} reset="/admin/letters" skeleton={<TableSkeleton rows={10} />}>
      <Choices search={search} onSearch={set} light={light} onLight={setLight} />
      <SampleLetter search={shown} light={light} stale={shown !== search} />
    </ListFrame>
  );
}

type ChoicesProps = {
  search: SampleSearch;
  onSearch(change: Partial<SampleSearch>): unknown;
  light: Light;
  onLight(light: Light): void;
};

/** Which letter, in which language, and by day or by night. */
function Choices({ search, onSearch, light, onLight }: ChoicesProps) {
  const t = useTranslations();
  const locale = useLocale();
  const trpc = useTRPC();
  const lang = search.lang ?? locale;
  const nameOf = useNames();
  const { data } = useSuspenseQuery(trpc.mail.samples.queryOptions({ lang: useDeferredValue(lang) }));
  return (
    <div className={styles.choices}>
      <SelectField
        label={t("admin.letters.letter")}
        options={data.map((letter) => ({ value: keyOf(letter), label: nameOf(letter) }))}
        value={keyOf(search)}
        onChange={({ currentTarget }) => {
          const letter = data.find((each) => keyOf(each) === currentTarget.value);
          if (letter) onSearch({ kind: letter.kind, variant: letter.variant });
        }}
      />
      <SelectField
        label={t("admin.letters.language")}
        options={routing.locales.map((value) => ({ value, label: t(`languages.${value}`) }))}
        value={lang}
        onChange={({ currentTarget }) =>
          onSearch({ lang: routing.locales.find((value) => value === currentTarget.value) ?? null })
        }
      />
      <SelectField
        label={t("admin.letters.look")}
        options={lights.map((value) => ({ value, label: t(`admin.letters.${value}`) }))}
        value={light}
        onChange={({ currentTarget }) => onLight(currentTarget.value === "dark" ? "dark" : "light")}
      />
    </div>
  );
}

/** The letter itself: its subject, how it looks, and the text of programs that show no other. */
function SampleLetter({ search, light, stale }: { search: SampleSearch; light: Light; stale: boolean }) {
  const t = useTranslations("admin.letters");
  const locale = useLocale();
  const trpc = useTRPC();
  const { kind, variant, lang } = search;
  const { data } = useSuspenseQuery(trpc.mail.sample.queryOptions({ kind, variant, lang: lang ?? locale }));
  return (
    <article className={`${styles.letter} ${stale ? styles.stale : ""}`} aria-busy={stale}>
      <h2 className={styles.subject} lang={lang ?? locale}>
        <span className="visually-hidden">{t("subject")}: </span>
        {data.subject}
      </h2>
      <p className={styles.kind}>
        <code>{data.kind}</code>
      </p>
      <iframe
        className={styles.frame}
        title={t("html")}
        // No rights at all: nothing in it runs, and nothing in it leads away.
        sandbox=""
        srcDoc={inLight(data.html, light)}
      />
      <h3 className={styles.part}>{t("text")}</h3>
      <pre className={styles.text} lang={lang ?? locale}>
        {data.text.trim()}
      </pre>
    </article>
  );
}

type Named = Outputs["mail"]["samples"][number];

const keyOf = ({ kind, variant }: { kind: string; variant: string }) => `${kind}:${variant}`;

/** What a letter is called in the list: its noun and its subject, and to whom it goes where there are several. */
function useNames() {
  const t = useTranslations("admin.letters");
  const known = (key: string, code: string) => (t.has(key as Key) ? t(key as Key) : code);
  return ({ kind, variant, subject }: Named) => {
    const [noun = ""] = kind.split(".");
    const to = variant && ` (${known(`variants.${variant}`, variant)})`;
    return `${known(`nouns.${noun}`, noun)}: ${subject}${to}`;
  };
}
