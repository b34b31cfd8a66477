const letters = new Map(
  [..."əığşçöüâабвгдеёжзийклмнопрстуфхчшщыэәғҝөүһҹј"].map((letter, at) => [
    letter,
    "eigscouaabvqdeejziyklmnoprstufxcssieeggouhcy"[at] as string,
  ]),
);
for (const [letter, latin] of [
  ["ь", ""],
  ["ъ", ""],
  ["ц", "ts"],
  ["ю", "yu"],
  ["я", "ya"],
] as const)
  letters.set(letter, latin);

/**
 * A text as a search reads it: lower case, in Latin letters, letters that people type for one another as one, without accents,
 * and whatever is neither letter nor digit a space. The function `spell` of the database does the same to what is searched.
 */
export function spell(text: string): string {
  const lower = text.normalize("NFC").replaceAll("İ", "i").toLowerCase();
  return Array.from(lower, (letter) => letters.get(letter) ?? letter)
    .join("")
    .normalize("NFD")
    .replace(/[\u0300-\u036f]+/g, "")
    .replace(/[^\p{L}\p{Nd}]+/gu, " ");
}

/** The words that are looked for: each begins like one of a text. No more than eight, and none of a single letter. */
export function termsOf(search: string): string[] {
  const words = spell(search)
    .split(" ")
    .filter((word) => word.length > 1);
  return [...new Set(words)].slice(0, 8);
}

/** As PostgreSQL reads it: each of the terms begins a word. */
export const allBeginning = (terms: string[]): string => terms.map((term) => `'${term}':*`).join(" & ");

/** As PostgreSQL reads it: one of the terms begins a word. */
export const anyBeginning = (terms: string[]): string => terms.map((term) => `'${term}':*`).join(" | ");

/** As PostgreSQL reads it: one of the terms is a word. */
export const anyOf = (terms: string[]): string => terms.map((term) => `'${term}'`).join(" | ");

/** From where to where a text is marked, in UTF-16 units; the end is not part of it. */
export type Mark = [from: number, to: number];

/** Where words of a text begin like one of the terms. Each mark is as long as the term that fits best. */
export const marksOf = (text: string, terms: string[]): Mark[] => [...hitsOf(text, terms)];

function* hitsOf(text: string, terms: string[]): Generator<Mark> {
  for (const { 0: word, index } of text.matchAll(/[\p{L}\p{Nd}\p{M}]+/gu)) {
    const spelt = spellWord(word);
    let longest = 0;
    for (const term of terms) if (term.length > longest && spelt.startsWith(term)) longest = term.length;
    if (longest > 0) yield [index, index + lengthOf(word, longest)];
  }
}

/** Texts have the same words again and again, and to spell one costs a hundred times as much as to look it up. */
const spelt = new Map<string, string>();
function spellWord(word: string): string {
  const known = spelt.get(word);
  if (known !== undefined) return known;
  if (spelt.size >= 20_000) spelt.clear();
  const spelling = spell(word);
  spelt.set(word, spelling);
  return spelling;
}

/** How much of a word is spelt with that many letters: one may become two, or none. */
function lengthOf(word: string, spelt: number): number {
  let length = 0;
  for (const letter of word.matchAll(/\P{M}\p{M}*/gu)) {
    length += letter[0].length;
    if (spell(word.slice(0, length)).length >= spelt) break;
  }
  return length;
}

const around = 60;
const excerptLength = 200;

/** The part of a text that has the first hit, cut between words, and where its hits are; its beginning where there is none. */
export function excerptOf(text: string, terms: string[]): { text: string; marks: Mark[] } {
  const { value: first } = hitsOf(text, terms).next() as { value: Mark | undefined };
  const begin = first && first[0] > excerptLength - around ? text.lastIndexOf(" ", first[0] - around) + 1 : 0;
  const rest = text.slice(begin);
  const end = rest.length > excerptLength ? rest.lastIndexOf(" ", excerptLength) : -1;
  const cut = end > 0 ? rest.slice(0, end) : rest.slice(0, excerptLength);
  const shown = `${begin > 0 ? "… " : ""}${cut}${cut.length < rest.length ? " …" : ""}`;
  return { text: shown, marks: marksOf(shown, terms) };
}
