import type { Prisma } from "@agrar/db";
import type { Context } from "./context.ts";

/**
 * What can happen in the portal, in the past tense, and the ids that say where: `noun/what-happened` has the id of its noun as
 * `nounId`. Whoever reacts reads the rest from the tables, as it is then.
 */
export type Facts = {
  "training/published": { trainingId: number };
  /** What registrants counted on (dates, times, place, link) is another. */
  "training/changed": { trainingId: number };
  "training/cancelled": { trainingId: number };
  /** It begins within a day. */
  "training/day-away": { trainingId: number };
  /** It begins within three hours. */
  "training/hours-away": { trainingId: number };
  /** Somebody has a seat: at once, by approval, or moved up from the waitlist. */
  "registration/confirmed": { registrationId: number };
  /** Somebody waits for a seat. */
  "registration/waitlisted": { registrationId: number };
  /** Somebody waits for the trainer's approval. */
  "registration/requested": { registrationId: number };
  "registration/rejected": { registrationId: number };
  "registration/cancelled": { registrationId: number };
  /** Recorded by the database, whatever completes it: the last lesson, one that no longer counts, or a person. */
  "registration/completed": { registrationId: number };
  /** Whoever runs a training has written to its registrants. */
  "message/sent": { messageId: number };
  /** A letter about an account is in the mailbox. */
  "mail/posted": { mailId: number };
  /** Letters about a fact that were held back are due: those of a chunk, the first of which this is. */
  "delivery/released": { deliveryId: number; factId: number; chunk: number };
  /** Letters that collect what waited for people are due: those of a chunk, the first of which this is. */
  "digest/due": { digestId: number; chunk: number };
  /** The oldest fact that nobody has handed on has waited too long. */
  "fact/delayed": { factId: number };
};

export type FactName = keyof Facts;

/**
 * Writes down what happened, in the transaction that makes it happen: there is no fact without the change, and no change without
 * the fact. It is handed on once the transaction is committed, so that the caller waits for one row and no more.
 */
export const recordFact = <Name extends FactName>(
  tx: Recorder,
  ctx: Pick<Context, "viewer">,
  name: Name,
  data: Facts[Name],
): Promise<void> => recordFacts(tx, ctx, name, [data]);

/** Writes down that the same happened to several, in their order: one statement. */
export async function recordFacts<Name extends FactName>(
  tx: Recorder,
  { viewer }: Pick<Context, "viewer">,
  name: Name,
  all: Facts[Name][],
): Promise<void> {
  const subjects = all.map((data) => subjectOf(name, data));
  const texts = all.map((data) => JSON.stringify(data));
  await tx.$executeRaw`
    insert into facts (name, subject, data, actor_id)
    select ${name}, f.subject, f.data::jsonb, ${"id" in viewer ? viewer.id : null}::int
      from unnest(${subjects}::text[], ${texts}::text[]) with ordinality as f(subject, data, place)
     order by f.place`;
}

type Recorder = Pick<Prisma.TransactionClient, "$executeRaw">;

function subjectOf(name: string, data: Record<string, number>): string {
  const [noun = ""] = name.split("/");
  const id = data[`${noun.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())}Id`];
  if (id === undefined) throw new Error(`The fact ${name} does not say which ${noun} it is about.`);
  return `${noun}:${id}`;
}
