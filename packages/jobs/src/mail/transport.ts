import type { Locale } from "@agrar/api/list/schema";

/** A file that comes with a letter. */
export type Attachment = { name: string; type: string; text: string };

/** A letter on its way to one person. */
export type Post = {
  to: string;
  subject: string;
  text: string;
  html?: string | undefined;
  attachment?: Attachment | undefined;
  headers?: Record<string, string> | undefined;
  /** What it is: `noun.what`. */
  kind: string;
  language: Locale;
};

/** What became of a letter: the provider has it and calls it so, or will never take it. */
export type Outcome = { providerId: string | null } | { refused: string };

/** A way for letters to leave the portal. */
export type Transport = {
  name: "mailbox" | "smtp" | "resend";
  /** Most letters in one call. */
  batch: number;
  /** Most calls in a second, of one process. */
  perSecond: number;
  /**
   * Hands letters over and tells of each, in their order, what became of it. One with a file comes alone. The same `key` with the same letters is one call,
   * however often it is made, where the provider knows such keys.
   *
   * @throws Busy when the provider has to be waited for; any other error when it cannot be helped by waiting a little.
   */
  send(key: string, posts: Post[]): Promise<Outcome[]>;
};

/** The provider takes nothing right now: too much was asked of it, or something is wrong with it. */
export class Busy extends Error {
  /** Whether it only counts: then waiting always helps. */
  readonly isLimit: boolean;
  /** Milliseconds that it asks for. */
  readonly wait: number | undefined;

  constructor(message: string, { isLimit, wait }: { isLimit: boolean; wait?: number | undefined }) {
    super(message);
    this.name = "Busy";
    this.isLimit = isLimit;
    this.wait = wait;
  }
}
