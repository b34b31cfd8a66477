import type { FactName, Facts } from "@agrar/api/fact";
import type { Db } from "@agrar/db";

/** A fact as functions get it. */
export type HandedOn<Name extends FactName = FactName> = {
  id: number;
  name: Name;
  data: Facts[Name];
  /** Whose doing it was; null for the portal's own. */
  actorId: number | null;
  /** When it happened, as an ISO string. */
  at: string;
};

/** An event of Inngest. Of one `id` there is one run of a function, however often it is sent. */
export type Event = { id: string; name: string; data: Record<string, unknown>; ts: number };

/** The event that a fact becomes: the ids it carries, and the fact itself beside them. */
export function eventOf(fact: HandedOn): Event {
  return {
    id: `fact-${fact.id}`,
    name: fact.name,
    data: { ...fact.data, fact },
    ts: Date.parse(fact.at),
  };
}

/** The fact that an event was. */
export function factOf<Name extends FactName>(event: { data?: unknown }, name: Name): HandedOn<Name> {
  const { fact } = (event.data ?? {}) as { fact?: HandedOn<Name> };
  if (fact?.name !== name) throw new Error(`The event carries no fact ${name}.`);
  return fact;
}

/** A fact as it was handed on, read anew; null when it is forgotten. */
export async function factById(db: Db, id: number): Promise<HandedOn | null> {
  const fact = await db.fact.findUnique({
    where: { id },
    select: { id: true, name: true, data: true, actorId: true, at: true },
  });
  return fact && ({ ...fact, at: fact.at.toISOString() } as HandedOn);
}
