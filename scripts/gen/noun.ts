/** The spellings of a noun. */
export interface Noun {
  /** Files and folders: `news-item`. */
  kebab: string;
  /** Variables and procedures: `newsItem`. */
  camel: string;
  /** Types and the Prisma model: `NewsItem`. */
  pascal: string;
  /** Constraints and migrations: `news_item`. */
  snake: string;
  /** Prose: `news item`. */
  words: string;
  /** Several of them: `news-items`, `newsItems`, `NewsItems`, `news_items`, `news items`. */
  plural: Omit<Noun, "plural">;
}

/** Words that mean something else where a noun's name goes: in the language, in Prisma, or in the portal's folders. */
const reserved = new Set(
  (
    "any as async await boolean break case catch class const continue count debugger default delete do else enum export " +
    "extends false finally for from function if implements import in instanceof interface let list new null number " +
    "object of package page private protected public return select server static string super switch symbol table " +
    "this throw true try type typeof undefined update var void where while with yield " +
    "util utils helper helpers misc common service manager shared lib index app ui trpc i18n client context error"
  ).split(" "),
);

/**
 * A noun from its name in the singular and, where English is irregular, its plural, both in kebab-case.
 *
 * @throws Error that says what is wrong with the name.
 */
export function nounOf(singular: string, plural: string = pluralOf(singular)): Noun {
  for (const name of [singular, plural]) {
    if (!/^[a-z]+(-[a-z]+)*$/.test(name) || name.length > 30) {
      throw new Error(
        `"${name}" is no name for a noun: small letters, words joined by -, at most 30 characters.`,
      );
    }
  }
  if (reserved.has(singular))
    throw new Error(`"${singular}" means something else already: choose another word.`);
  if (singular === plural)
    throw new Error(`"${singular}" needs a plural of its own: gen noun ${singular} <plural>`);
  return { ...spellings(singular), plural: spellings(plural) };
}

function pluralOf(word: string): string {
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  return /(s|x|z|ch|sh)$/.test(word) ? `${word}es` : `${word}s`;
}

function spellings(kebab: string): Omit<Noun, "plural"> {
  const camel = kebab.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  return {
    kebab,
    camel,
    pascal: camel.charAt(0).toUpperCase() + camel.slice(1),
    snake: kebab.replaceAll("-", "_"),
    words: kebab.replaceAll("-", " "),
  };
}
