import type { FactName } from "@agrar/api/fact";
import type { Locale } from "@agrar/api/list/schema";
import type { Db, Prisma } from "@agrar/db";
import type { HandedOn } from "../event.ts";

/** Somebody who is written to. */
export type Reader = {
  id: number;
  firstName: string;
  email: string;
  language: Locale;
  /** Where they say what they want to hear of, and where they leave; a letter has the links where they are known. */
  preferencesUrl?: string;
  leaveUrl?: string;
};

/** What a person is told about a fact: by mail, and inside the portal. */
export type Words = {
  /** The HTML of a letter is its text in the layout of all letters. */
  mail: { subject: string; text: string; headers?: Record<string, string> };
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
