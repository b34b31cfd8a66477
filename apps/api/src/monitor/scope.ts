import { AsyncLocalStorage } from "node:async_hooks";
import type { OpenSpan } from "./traces.ts";

/** What is being done: a request, a call of a procedure in it, or a call of a function of the jobs. */
export type Scope = {
  /** What its statements are counted under. */
  name: string;
  span: OpenSpan | undefined;
  /** Of a call: the texts that it has sent, until it ends. */
  sent: string[] | undefined;
};

const scopes = new AsyncLocalStorage<Scope>();

/** What is being done where this is called, if anything is. */
export const scopeHere = (): Scope | undefined => scopes.getStore();

/** Does something, and all that comes of it, in a scope. */
export const inScope = <T>(scope: Scope, work: () => T): T => scopes.run(scope, work);
