import type { Outputs } from "@agrar/api";

type Health = Outputs["health"]["figures"];

export type Instance = Health["instance"];
export type Jobs = Health["jobs"];
export type Statements = Health["statements"];

/** The share of kept answers in percent; null where none was asked for. */
export function keptPercent({ memory, redis, late, database, bypass }: Sources): number | null {
  const kept = memory + redis + late;
  const all = kept + database + bypass;
  return all === 0 ? null : (100 * kept) / all;
}

export type Sources = Record<"memory" | "redis" | "late" | "database" | "bypass", number>;
