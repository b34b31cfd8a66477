/** A text in the languages of the portal; Azerbaijani is always there. */
export interface Translated {
  az: string;
  en?: string;
  ru?: string;
}

/** Reads "Azerbaijani | English | Russian". A language left empty is left out; Azerbaijani must be there. */
export function translated(line: string): Translated {
  const [az = "", en = "", ru = "", ...rest] = line.split("|").map((part) => part.trim());
  if (!az || rest.length > 0) throw new Error(`Not a translated text: ${line}`);
  return { az, ...(en && { en }), ...(ru && { ru }) };
}

/** A text made from another in each of its languages. */
export function inEach(
  text: Translated,
  make: (text: string, language: keyof Translated) => string,
): Translated {
  return {
    az: make(text.az, "az"),
    ...(text.en && { en: make(text.en, "en") }),
    ...(text.ru && { ru: make(text.ru, "ru") }),
  };
}
