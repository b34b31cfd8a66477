/** The files that write HTML as it is, and how many times each does. What they write is no text of users. */
export const writers: Record<string, number> = {
  // The script that sets the light of the page: a text of our own.
  "apps/web/src/app/[locale]/layout.tsx": 1,
  // Facts for search engines: JSON in which no `<` is left.
  "apps/web/src/ui/structured-data.tsx": 1,
  // The text of a lesson, which the API has made safe on its way out: see `packages/api/src/safe-html.ts`.
  "apps/web/src/features/progress/lesson-body.tsx": 1,
  // Which pictures the editor of a text takes up: a rule of its schema that is called `parseHTML`, and makes nothing.
  "apps/web/src/features/authoring/rich-text.tsx": 1,
  // A sample of a letter, about people who are made up, in a frame without any right: nothing in it runs or leads away.
  "apps/web/src/features/mail/letter-samples.tsx": 1,
  // An attack, of which nothing is left.
  "packages/api/src/safe-html.test.ts": 1,
};

/** What makes HTML of a text without reading it as text. */
const ways = new RegExp(
  [
    "dangerouslySetInnerHTML|\\b(?:inner|outer)HTML\\b|\\binsertAdjacentHTML\\b",
    "\\b(?:set|parse)HTML(?:Unsafe)?\\b|\\bcreateContextualFragment\\b|\\bparseFromString\\b|\\bsrcdoc\\b",
    "\\bdocument\\s*\\.\\s*write(?:ln)?\\b",
  ].join("|"),
  "gi",
);

/** What is served to browsers or mailed, tests included: they have no need of it either. */
const source = /^(?:apps|packages)\/.*\.[cm]?[jt]sx?$/;

/**
 * The files that write HTML as it is and may not, one line each. `read` gives the text of a file; paths are relative to
 * the repository. React writes everything else as text, so that nothing of a user's can become part of a page.
 */
export function rawHtml(files: string[], read: (file: string) => string): string[] {
  return files
    .filter((file) => source.test(file))
    .flatMap((file) => {
      const found = read(file).match(ways) ?? [];
      if (found.length === (writers[file] ?? 0)) return [];
      return [
        `${file}: ${found.join(", ") || "nothing"} where ${writers[file] ?? "no"} raw HTML is expected`,
      ];
    });
}
