import { dateInBaku } from "#i18n/format.ts";

/** The days that the figures are asked of, both included. */
export type Period = { from: string; to: string };

/** How many days back the figures can be had with one press. */
export const spans = [7, 30, 90, 365] as const;

const day = 86_400_000;

/** So many days up to and with today. */
export function lastDays(days: number, now: Date): Period {
  return { from: dateInBaku(new Date(now.getTime() - (days - 1) * day)), to: dateInBaku(now) };
}

type Search = Record<string, string | string[] | undefined>;

/** The days that an address asks for, by default the last thirty. What is wrong with them is for the API to say. */
export function periodOf({ from, to }: Search, now: Date): Period {
  const usual = lastDays(30, now);
  const given = (value: string | string[] | undefined) =>
    typeof value === "string" && value !== "" ? value : null;
  return { from: given(from) ?? usual.from, to: given(to) ?? usual.to };
}
