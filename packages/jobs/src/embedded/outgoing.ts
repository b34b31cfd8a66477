import { AsyncLocalStorage } from "node:async_hooks";
import { randomUUID } from "node:crypto";
import type { Event } from "../event.ts";

/** The events that a call of a function sends. They are kept with what the call did, in one transaction. */
const collected = new AsyncLocalStorage<Event[]>();

/** Runs `work` and resolves with what it sent besides its result. */
export async function collectEvents<T>(work: () => Promise<T>): Promise<{ result: T; events: Event[] }> {
  const events: Event[] = [];
  const result = await collected.run(events, work);
  return { result, events };
}

/**
 * Stands in for the network of Inngest's SDK: events that a function sends are collected, and whatever else it asks a server
 * for is refused.
 */
export const network: typeof fetch = async (input, init) => {
  const { pathname } = new URL(input instanceof Request ? input.url : input);
  const events = collected.getStore();
  if (!pathname.startsWith("/e/") || !events)
    throw new Error(`The embedded runner has no server for ${pathname}: record a fact, or use a step.`);
  const sent = JSON.parse(String(init?.body)) as Partial<Event>[];
  const complete = sent.map(({ id = randomUUID(), name = "", data = {}, ts = Date.now() }) => ({
    id,
    name,
    data,
    ts,
  }));
  events.push(...complete);
  return Response.json({ status: 200, ids: complete.map(({ id }) => id) });
};
