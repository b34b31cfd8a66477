import type { Outputs } from "@agrar/api";
import { useTranslations } from "next-intl";
import { routing } from "#i18n/routing.ts";
import styles from "./message-text.module.css";

type Texts = Outputs["message"]["list"]["items"][number]["texts"];

/** A message as its readers have it, in each language that it is in: text, and nothing but text. */
export function MessageText({ texts }: { texts: Texts }) {
  const t = useTranslations("languages");
  const written = routing.locales.flatMap((language) => {
    const words = texts[language];
    return words ? [{ language, ...words }] : [];
  });
  return (
    <>
      {written.map(({ language, subject, text }) => (
        <article key={language} lang={language} className={styles.message}>
          {written.length > 1 && <p className={styles.language}>{t(language)}</p>}
          <h3 className={styles.subject}>{subject.trim()}</h3>
          <p className={styles.text}>{text.trim()}</p>
        </article>
      ))}
    </>
  );
}
