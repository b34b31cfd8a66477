import type { InstanceFigures } from "./health/schema.ts";

/** What measures the calls of a process. Nothing that a procedure does depends on it. */
export type Monitor = {
  /** Measures a call of a procedure, which may send so many statements, from its arrival to its answer or refusal. */
  call<Outcome extends { ok: boolean }>(
    procedure: string,
    budget: number,
    work: () => Promise<Outcome>,
  ): Promise<Outcome>;
  /** The call is let in: what it sends from here on is its own, and counts against its budget. */
  admitted(): void;
  /** What this process has seen. */
  figures(): Promise<InstanceFigures>;
};
