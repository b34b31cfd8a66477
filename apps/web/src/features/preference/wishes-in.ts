/** What the form holds, each field by its name. */
export type Body = Record<string, string | boolean | undefined>;

/** The wishes that a form holds, as the API takes them: `paces.EXAM.MAIL` and `categories.3` are fields of one form. */
export function wishesIn({ quietFrom, quietUntil, timeZone, ...fields }: Body) {
  const paces: Record<string, Record<string, unknown>> = {};
  const categories: number[] = [];
  for (const [field, value] of Object.entries(fields)) {
    const [part, first = "", channel = ""] = field.split(".");
    if (part === "categories" && value === true) categories.push(Number(first));
    if (part === "paces") paces[first] = { ...paces[first], [channel]: value };
  }
  // An empty field means none.
  return { paces, categories, quietFrom: quietFrom ?? null, quietUntil: quietUntil ?? null, timeZone };
}
