/** What stands in the place of something secret. */
const mask = "•••";

/** The names of values that open something, or that are the words of a letter. */
const secretName = /code|otp|token|link|url|secret|password|cookie|hash|subject$|text|html|body/i;

/**
 * What a job was given or says, without what could open an account: values that bear the name of a secret, what stands behind
 * the `#` or `?` of an address, codes of six digits, and long words of letters and digits mixed. Of an e-mail address the host stays,
 * and the first letter. Ids, moments and the names of events and functions stay as they are.
 */
export function masked<Value>(value: Value): Value {
  return maskedValue(value) as Value;
}

function maskedValue(value: unknown): unknown {
  if (typeof value === "string") return maskedText(value);
  if (Array.isArray(value)) return value.map(maskedValue);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, secretName.test(name) ? mask : maskedValue(inner)]),
  );
}

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

const maskedText = (text: string): string =>
  text
    .replace(/(https?:\/\/[^\s#?"'<>]*)[#?][^\s"'<>]*/g, `$1#${mask}`)
    .replace(/([\p{L}\d])[\p{L}\d.+_-]*@(?=[\p{L}\d-]+\.)/gu, `$1${mask}@`)
    // The portal's own errors name people, facts and deliveries by their ids.
    .replace(/(?<!\b(?:person|fact|delivery|run)[ -])(?<![\d.])\d{6}(?![\d.]*\d)/g, mask)
    .replace(/[\w-]{24,}/g, (word) => (isRandom(word) ? mask : word));

/** Whether a long word is one that nobody made up: keys and tokens have digits among their letters, names have not. */
const isRandom = (word: string): boolean => /\d/.test(word) && /[a-z]/i.test(word) && !uuid.test(word);
