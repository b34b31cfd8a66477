import type { FactName } from "@agrar/api/fact";
import type { Locale } from "@agrar/api/list/schema";
import type { Family } from "@agrar/api/preference/schema";
import type { Db, Prisma } from "@agrar/db";
import type { HandedOn } from "../event.ts";
import type { Attachment } from "../mail/transport.ts";

/** Somebody who is written to. */
export type Reader = {
  id: number;
  firstName: string;
  email: string;
  language: Locale;
};

/** What a person is told about a fact: by mail, and inside the portal. */
export type Words = {
  /** The HTML of a letter is its text in the layout of all letters, which adds how to get no more like it. */
  mail: { subject: string; text: string; headers?: Record<string, string>; attachment?: Attachment };
  notice: { title: string; body?: string; path: string };
};

/**
 * What is told about a fact, and to whom. It is sent once to each, whatever dies or repeats in between.
 */
export type Message<Name extends FactName = FactName> = {
  /** `noun.what`. */
  kind: `${string}.${string}`;
  /** The fact that it is about. */
  on: Name;
  /** What people choose by whether, and when, they are told. By default what the noun of its kind belongs to. */
  family?: Family;
  /** Whether it is of no use later: it waits for no morning and for no letter of the day. Who wants none of it gets none. */
  urgent?: boolean;
  /** Whether also who did it is told, as they wait to be. */
  tellsActor?: boolean;
  /** A query of one column, `user_id`. Who did it, is gone or inactive need not be left out: they are not told. */
  audience(fact: HandedOn<Name>): Prisma.Sql;
  /** Reads what there is to tell, once for up to a hundred readers; null when there is nothing to tell any more. */
  compose(
    world: { db: Db; siteUrl: string },
    fact: HandedOn<Name>,
  ): Promise<((reader: Reader) => Words) | null>;
  /**
   * The same words about something made up, for those who look after the letters: one for each thing that the message may say, by a
   * name of its own where there are several.
   */
  samples(siteUrl: string): Record<string, (reader: Reader) => Words>;
};

/**
 * The message of a kind.
 *
 * @throws Error when there is none.
 */
export function messageOf(messages: Message[], kind: string): Message {
  const message = messages.find((one) => one.kind === kind);
  if (!message) throw new Error(`There is no message ${kind}.`);
  return message;
}
