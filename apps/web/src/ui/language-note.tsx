import { useLocale } from "next-intl";
import type { Locale } from "#i18n/routing.ts";
import styles from "./language-note.module.css";

/** Says that a text is shown in Azerbaijani because the reader's language has none. */
export function LanguageNote({ available, text }: { available: Locale[]; text: string }) {
  if (available.includes(useLocale())) return null;
  return <p className={styles.note}>{text}</p>;
}
