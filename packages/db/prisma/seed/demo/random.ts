/** Chance that is the same in every run: all numbers follow from the seed. */
export interface Random {
  /** A whole number from `least` to `most`, both included. */
  within(least: number, most: number): number;
  /** A number from 0 up to 1. */
  share(): number;
  pick<T>(list: readonly T[]): T;
  shuffled<T>(list: readonly T[]): T[];
}

/** Starts a row of chances from a word (FNV-1a for the seed, mulberry32 for the row). */
export function createRandom(seed: string): Random {
  let state = 2_166_136_261;
  for (const char of seed) state = Math.imul(state ^ (char.codePointAt(0) ?? 0), 16_777_619);
  const share = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const within = (least: number, most: number) => least + Math.floor(share() * (most - least + 1));
  const shuffled = <T>(list: readonly T[]) =>
    list
      .map((item) => ({ item, place: share() }))
      .sort((a, b) => a.place - b.place)
      .map(({ item }) => item);
  return {
    share,
    within,
    shuffled,
    pick: (list) => list[within(0, list.length - 1)] as (typeof list)[number],
  };
}
