import { createParser } from "nuqs/server";

/**
 * How lists keep their state in the address. What does not fit is handed on as it stands: the API is the one judge of
 * inputs, and names what is wrong with them. Only the empty value of an untouched form field is nothing.
 */
const given = <Value>(read: (text: string) => Value) =>
  createParser<NonNullable<Value>>({
    parse: (text) => (text === "" ? null : (read(text) as NonNullable<Value>)),
    serialize: String,
  });

/** Free text. */
export const text = given((value) => value);

/** One of a few words of the API. */
export const oneOf = <Word extends string>() => given((value) => value as Word);

/** A whole number. */
export const wholeNumber = given((value) =>
  /^\d{1,15}$/.test(value) ? Number(value) : (value as never as number),
);

/** Yes or no. */
export const yesOrNo = given((value) =>
  value === "true" ? true : value === "false" ? false : (value as never as boolean),
);

/** The given values without the missing ones, as inputs of the API want them. */
export const present = <Shape extends Record<string, unknown>>(values: Shape) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)) as {
    [Key in keyof Shape]?: NonNullable<Shape[Key]>;
  };
