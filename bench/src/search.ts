import { createCaller } from "@agrar/api/server";
import { createDb } from "@agrar/db";
import { measureInTurns } from "./measure.ts";
import type { Call } from "./way.ts";

export type SearchRow = {
  name: string;
  /** How many trainings, or rows of all nouns, were found. */
  found: number;
  statements: number;
  medianMs: number;
  p95Ms: number;
  /** Its p95 over that of the plain list. */
  ratio: number;
};

/** What guests ask: the list of trainings as it is, and searches by words that few, many and nobody have. */
export async function measureSearch(url: string): Promise<SearchRow[]> {
  const db = createDb({ url, poolSize: 1 });
  const { search, training } = createCaller({ db, viewer: { role: "ANONYMOUS" }, now: new Date() });
  const pageSize = 50;
  const calls: Record<string, Call> = {
    "plain list": () => training.list({ pageSize }),
    "a few: damcı suvarma": () => search.trainings({ search: "damcı suvarma", pageSize }),
    "many: su": () => search.trainings({ search: "su", pageSize }),
    "many, narrowed down": () =>
      search.trainings({ search: "su", pageSize, type: ["ONLINE"], certificate: true }),
    "all of them: və": () => search.trainings({ search: "və", pageSize }),
    "mistyped: suvrama": () => search.trainings({ search: "suvrama", pageSize }),
    "nothing: xyzzyq": () => search.trainings({ search: "xyzzyq", pageSize }),
    "every noun: damcı suvarma": () => search.overview({ search: "damcı suvarma" }),
    "every noun: su": () => search.overview({ search: "su" }),
    "every noun: suvrama": () => search.overview({ search: "suvrama" }),
  };
  try {
    const measures = await measureInTurns(Object.values(calls), 200);
    const plain = measures[0]?.p95Ms ?? Number.NaN;
    return await Promise.all(
      Object.entries(calls).map(async ([name, call], at) => {
        const { statements, medianMs, p95Ms } = measures[at] as (typeof measures)[number];
        return { name, found: foundIn(await call()), statements, medianMs, p95Ms, ratio: p95Ms / plain };
      }),
    );
  } finally {
    await db.close();
  }
}

function foundIn(answer: unknown): number {
  const { total, groups } = answer as { total?: number; groups?: { total: number }[] };
  return total ?? groups?.reduce((sum, group) => sum + group.total, 0) ?? 0;
}
