import type { Inputs, Outputs } from "@agrar/api";
import type { createMeasure } from "./measure.ts";

export type Visitor = ReturnType<typeof createVisitor>;

type Call = { headers: Record<string, string>; body?: string };

/** How long an answer is waited for, in milliseconds. */
const patience = 10_000;

/**
 * Somebody at a browser of their own: with an address that the limits count by, and a memory of what they were shown, as browsers
 * have it, so that what has not changed is answered by 304.
 */
export function createVisitor(
  at: { origin: string; measure: ReturnType<typeof createMeasure>; until: AbortSignal },
  { address, cookie }: { address: string; cookie?: string | undefined },
) {
  const kept = new Map<string, { etag: string; data: unknown }>();
  const always = {
    "accept-encoding": "br",
    "x-forwarded-for": address,
    ...(cookie && { cookie }),
  };

  async function send(name: string, url: string, { headers, body: sent }: Call) {
    const began = performance.now();
    try {
      const signal = AbortSignal.any([at.until, AbortSignal.timeout(patience)]);
      const answer = await fetch(at.origin + url, {
        headers,
        signal,
        ...(sent !== undefined && { method: "POST", body: sent }),
      });
      const body = await answer.text();
      const timing = answer.headers.get("server-timing") ?? "";
      const statements = Number(/statements;desc="(\d+)"/.exec(timing)?.[1] ?? 0);
      at.measure.add(name, { ms: performance.now() - began, statements, status: answer.status });
      return { status: answer.status, etag: answer.headers.get("etag"), body };
    } catch {
      // What the end of the measurement cut off says nothing.
      if (!at.until.aborted)
        at.measure.add(name, { ms: performance.now() - began, statements: 0, status: 0 });
      return undefined;
    }
  }

  return {
    /** Reads; undefined when the answer is not a good one. `name` is what the figures are listed under. */
    async read<
      Noun extends keyof Inputs & string,
      Verb extends string & keyof Inputs[Noun] & keyof Outputs[Noun],
    >(
      noun: Noun,
      verb: Verb,
      input: Inputs[Noun][Verb],
      name = `${noun}.${verb}`,
    ): Promise<Outputs[Noun][Verb] | undefined> {
      const url = `/trpc/${noun}.${verb}?input=${encodeURIComponent(JSON.stringify(input ?? {}))}`;
      const known = kept.get(url);
      const headers = { ...always, ...(known && { "if-none-match": known.etag }) };
      const answer = await send(name, url, { headers });
      if (answer?.status === 304) return known?.data as Outputs[Noun][Verb];
      if (answer?.status !== 200) return undefined;
      const data: Outputs[Noun][Verb] = JSON.parse(answer.body).result.data;
      if (answer.etag) kept.set(url, { etag: answer.etag, data });
      return data;
    },

    /** Changes something, as a page of the portal does; undefined when it was refused. */
    async change<
      Noun extends keyof Inputs & string,
      Verb extends string & keyof Inputs[Noun] & keyof Outputs[Noun],
    >(noun: Noun, verb: Verb, input: Inputs[Noun][Verb]): Promise<Outputs[Noun][Verb] | undefined> {
      const name = `${noun}.${verb}`;
      const headers = { ...always, origin: at.origin, "content-type": "application/json" };
      const answer = await send(name, `/trpc/${name}`, { headers, body: JSON.stringify(input ?? {}) });
      if (answer?.status !== 200) return undefined;
      return JSON.parse(answer.body).result.data as Outputs[Noun][Verb];
    },
  };
}
