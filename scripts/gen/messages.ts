import type { Noun } from "./noun.ts";

/** The languages of the pages, with what a list needs of each besides the noun itself. */
const languages = {
  az: { createdAt: "Ən yeni", title: "Ad", search: "Axtarış", missing: "tapılmadı" },
  en: { createdAt: "Newest", title: "Title", search: "Search", missing: "not found" },
  ru: { createdAt: "Сначала новые", title: "Название", search: "Поиск", missing: "не найдено" },
};

/** The files of messages, by their languages. */
export const messageFiles = Object.keys(languages).map((language) => ({
  language: language as keyof typeof languages,
  path: `apps/web/src/i18n/messages/${language}.json`,
}));

/** A file of messages with those of one noun more. The noun's own name has to be translated by who knows it. */
export function withMessages(
  source: string,
  { camel, words, plural }: Noun,
  language: keyof typeof languages,
): string {
  const { createdAt, title, search, missing } = languages[language];
  const name = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
  const section = {
    title: name(plural.words),
    lead: name(plural.words),
    placeholder: search,
    sorts: { createdAt, title },
  };
  const anchors = [/^ {2}"counts": \{\n/m, /^ {2}"errors": \{\n/m] as const;
  if (!anchors.every((anchor) => anchor.test(source)))
    throw new Error(`Found no place for ${language} messages.`);
  return source
    .replace(anchors[0], (line) => `${line}    "${plural.camel}": "{n} ${plural.words}",\n`)
    .replace(
      anchors[1],
      (line) =>
        `  "${plural.camel}": ${JSON.stringify(section)},\n${line}    "${camel}": { "notFound": "${name(words)}: ${missing}." },\n`,
    );
}
