export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

// Baku is four hours ahead of UTC all year.
const offset = 4 * hour;

/** Times of the demo, counted from the moment of seeding. All of them are milliseconds since 1970. */
export interface Clock {
  now: number;
  /** The calendar date in Baku so many days from today, as "2026-11-23". */
  date(days: number): string;
  /** An hour of that date in Baku. */
  at(days: number, hours: number): number;
}

export function createClock(now: Date): Clock {
  const midnight = Math.floor((now.getTime() + offset) / day) * day;
  return {
    now: now.getTime(),
    date: (days) => new Date(midnight + days * day).toISOString().slice(0, 10),
    at: (days, hours) => midnight - offset + days * day + hours * hour,
  };
}
