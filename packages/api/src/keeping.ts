import type { Context } from "./context.ts";

/**
 * How the answers of a procedure may be kept and given to whoever asks the same. Only what guests and learners are shown
 * alike may be: see `isShared`.
 */
export type Keeping<Input = never, Output = never> = {
  /** How often the answer tends to change: settings say how long that lets it be kept. */
  life: "list" | "detail";
  /** Everything whose change could make it another answer, as the triggers of `tell_changes` name it. */
  tags(input: Input, output: Output): string[];
  /** The moment from which it is another answer though nobody changes anything; null when there is none. */
  until?(ctx: Context, input: Input, output: Output): Date | null | Promise<Date | null>;
};

/** The tags of single rows. Where very many change at once, the noun alone is told, as `training:*`. */
export const rowTags = (noun: string, ids: number[]) =>
  ids.length === 0 ? [] : [`${noun}:*`, ...ids.map((id) => `${noun}:${id}`)];
