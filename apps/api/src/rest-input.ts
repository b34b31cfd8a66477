import type { RestRoute } from "@agrar/api/rest";
import type { Problem } from "@agrar/api/server";
import { z } from "zod";

/** A part of JSON Schema: what a parameter may be. */
export type Schema = {
  type?: string;
  enum?: string[];
  const?: string;
  items?: Schema;
  anyOf?: Schema[];
  default?: unknown;
  format?: string;
};

/** One parameter of a route: what it is called in the address, and which field of the input it fills. */
export type Parameter = { name: string; field: string; schema: Schema; required: boolean };

// REST always gives every language of the texts, and counts the rows as the old portal did.
const withheld = new Set(["includeTranslations", "total"]);

/** The parameters of a route, read from the input of its procedure. */
export function parametersOf({ input, names }: RestRoute): Parameter[] {
  const { properties = {}, required = [] } = z.toJSONSchema(input, { io: "input" });
  return Object.entries(properties)
    .filter(([field]) => !withheld.has(field))
    .map(([field, schema]) => ({
      name: restName(field, names),
      field,
      schema: schema as Schema,
      required: required.includes(field),
    }));
}

/** A field or a word of the input under its old name: `trainerId` is `trainer_id`, `TRAINING_BASED` training_based. */
export function restName(word: string, names: Record<string, string>): string {
  if (names[word]) return names[word];
  return word.replace(/[a-z](?=[A-Z])/g, "$&_").toLowerCase();
}

/**
 * The input of the procedure, from the parts of the address. Texts become the numbers, booleans and lists that the
 * input asks for; what cannot be read so stays as it is, for the procedure to refuse. Empty values are as good as none,
 * and what is no parameter is ignored, both as in the old portal.
 */
export function inputFromAddress(
  parameters: Parameter[],
  names: Record<string, string>,
  given: Record<string, string | string[] | undefined>,
): Record<string, unknown> {
  const values = new Map<string, string | string[]>();
  for (const [key, value] of Object.entries(given)) {
    // ids=1,2 and ids[]=1&ids[]=2 and ids[0]=1&ids[1]=2 are the same.
    const name = key.replace(/\[\d*\]$/, "");
    const before = name === key ? undefined : values.get(name);
    if (value && value.length > 0) values.set(name, before === undefined ? value : [before, value].flat());
  }
  const input: Record<string, unknown> = {};
  for (const { name, field, schema } of parameters) {
    const value = values.get(name);
    if (value !== undefined) input[field] = read(schema, value, names);
  }
  return input;
}

function read(schema: Schema, given: string | string[], names: Record<string, string>): unknown {
  if (schema.type === "array") {
    const parts = [given].flat().flatMap((part) => part.split(","));
    return parts.map((part) => read(schema.items ?? {}, part, names));
  }
  if (Array.isArray(given)) return given;
  const text = given.trim();
  const words = schema.enum ?? (schema.const === undefined ? undefined : [schema.const]);
  if (words) return words.find((word) => restName(word, names) === text.toLowerCase()) ?? given;
  const types = [schema, ...(schema.anyOf ?? [])].map(({ type }) => type);
  if (/^-?\d+(\.\d+)?$/.test(text) && types.some((type) => type === "integer" || type === "number"))
    return Number(text);
  if (types.includes("boolean")) return booleans[text.toLowerCase()] ?? given;
  return given;
}

const booleans: Record<string, boolean> = { true: true, 1: true, false: false, 0: false };

/** A problem of the input in the words of the address. */
export function restProblem({ field, reason, params }: Problem, names: Record<string, string>): Problem {
  const [first = field] = field.split(".");
  const options = params.options;
  return {
    field: names[field] ?? restName(first, names),
    reason,
    params:
      typeof options === "string"
        ? {
            ...params,
            options: options
              .split(", ")
              .map((word) => restName(word, names))
              .join(", "),
          }
        : params,
  };
}
