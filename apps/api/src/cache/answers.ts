import type { RestRoute } from "@agrar/api/rest";
import { appRouter, type Context, createCaller, isShared, kept } from "@agrar/api/server";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { z } from "zod";
import { writtenBy } from "../replica/written.ts";
import type { Cache, Made } from "./cache.ts";
import type { Entry } from "./entry.ts";
import type { Found, Hot } from "./hot.ts";
import type { SendingOf } from "./send.ts";

type Portal = ReturnType<typeof createCaller>;

export type Answers = ReturnType<typeof createAnswers>;

type Answer = { entry: Entry; key: string };

/** tRPC's envelope around what a procedure answers. */
const envelope = { before: '{"result":{"data":', after: "}}" };

/** The answers of both doors that are kept: to whom they may be given, under which key, and what they hang on. */
export function createAnswers(cache: Cache, sendingOf: SendingOf, { remember }: Hot) {
  /** Sends an entry, and has it sent on a shorter way to the next who asks. */
  function send(request: FastifyRequest, reply: FastifyReply, entry: Entry, found: Found): true {
    if (entry.at !== "") remember(request, found);
    const { status, headers, body } = sendingOf(request, entry, found.type);
    reply.code(status).headers(headers).send(body);
    // A reply is no result: whoever awaits one waits for it to be sent.
    return true;
  }

  /** The answer of a procedure in its envelope; null when it is none that is kept, or to be refused. */
  async function procedure(
    ctx: Context,
    path: string,
    given: unknown,
    after: bigint | undefined,
  ): Promise<Answer | null> {
    const keeping = kept.get(path);
    if (!keeping || !isShared(ctx.viewer, given)) return null;
    const read = inputOf(path).safeParse(given);
    if (!read.success) return null;
    const input = read.data as never;
    const key = `${path} ${JSON.stringify(input)}`;
    const make = async (): Promise<Made> => {
      const guest: Context = { ...ctx, viewer: { role: "ANONYMOUS" } };
      const output = (await call(createCaller(guest), path, given)) as never;
      const until = await keeping.until?.(guest, input, output);
      return {
        body: envelope.before + JSON.stringify(output) + envelope.after,
        tags: keeping.tags(input, output),
        until: until?.getTime() ?? null,
      };
    };
    return { entry: await cache.entry(key, keeping.life, make, after), key };
  }

  /** Whether a call of the tRPC door is answered, since all of it is kept; else it is left to tRPC. */
  async function trpc(ctx: Context, request: FastifyRequest, reply: FastifyReply): Promise<boolean> {
    if (request.method === "POST" || request.headers["trpc-accept"] !== undefined) return false;
    const { path } = request.params as { path: string };
    const { input, batch } = request.query as { input?: string; batch?: string };
    const after = writtenBy(request);
    if (batch === undefined) {
      const given = parsed(input);
      const answer = given && (await procedure(ctx, path, given.value, after));
      if (!answer) return false;
      const found = { name: path, key: answer.key, type: "application/json" };
      return send(request, reply, answer.entry, found);
    }
    const calls = path.split(",");
    const inputs = (parsed(input)?.value ?? {}) as Record<string, unknown>;
    if (!calls.every((name, index) => kept.has(name) && isShared(ctx.viewer, inputs[index]))) return false;
    // What one of them refuses, tRPC says beside the answers of the others.
    const answers = await Promise.all(
      calls.map((name, index) => procedure(ctx, name, inputs[index], after).catch(() => null)),
    );
    const parts = answers.flatMap((answer, index) =>
      answer ? [index > 0 ? comma : opening, answer.entry.body] : [],
    );
    if (parts.length < 2 * calls.length) return false;
    reply.header("content-type", "application/json").send(Buffer.concat([...parts, closing]));
    return true;
  }

  /** Whether a call of the REST door is answered; else it is left to the route. */
  async function rest(
    ctx: Context,
    route: RestRoute,
    input: Record<string, unknown>,
    url: URL,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<boolean> {
    if (!isShared(ctx.viewer, input)) return false;
    // An answer links to its neighbours by the address as it was asked for.
    const key = `${route.path} ${url.href}`;
    const after = writtenBy(request);
    const make = async (): Promise<Made> => {
      const used: (Entry | null)[] = [];
      const portal = portalOf(ctx, used, after);
      const body = JSON.stringify(await route.answer(portal, input, url));
      const entries = used.filter((one) => one !== null);
      const ends = entries.flatMap(({ until }) => until ?? []);
      return {
        body,
        tags: entries.length < used.length ? null : [...new Set(entries.flatMap(({ tags }) => tags))],
        until: ends.length > 0 ? Math.min(...ends) : null,
      };
    };
    const entry = await cache.entry(key, "list", make, after);
    const found = { name: route.path, key, type: "application/json; charset=utf-8" };
    return send(request, reply, entry, found);
  }

  /** The portal as routes ask it, over the answers that are kept; `used` gets those. */
  function portalOf(ctx: Context, used: (Entry | null)[], after: bigint | undefined): Portal {
    const caller = createCaller(ctx);
    const noun = (name: string) =>
      new Proxy(
        {},
        {
          get: (_target, verb: string) => async (input: unknown) => {
            const answer = await procedure(ctx, `${name}.${verb}`, input, after);
            used.push(answer?.entry ?? null);
            if (!answer) return call(caller, `${name}.${verb}`, input);
            return JSON.parse(answer.entry.body.toString()).result.data;
          },
        },
      );
    return new Proxy({}, { get: (_target, name: string) => noun(name) }) as Portal;
  }

  return { trpc, rest };
}

const [opening, comma, closing] = ["[", ",", "]"].map((text) => Buffer.from(text)) as [
  Buffer,
  Buffer,
  Buffer,
];

const procedures = appRouter._def.procedures as unknown as Record<
  string,
  { _def: { inputs: [z.ZodType] } } | undefined
>;

function inputOf(path: string): z.ZodType {
  const found = procedures[path];
  if (!found) throw new Error(`There is no procedure ${path}.`);
  return found._def.inputs[0];
}

function call(portal: Portal, path: string, input: unknown): Promise<unknown> {
  const [noun = "", verb = ""] = path.split(".");
  const nouns = portal as unknown as Record<string, Record<string, (input: unknown) => Promise<unknown>>>;
  const procedure = nouns[noun]?.[verb];
  if (!procedure) throw new Error(`There is no procedure ${path}.`);
  return procedure(input);
}

/** The input of an address; none when it is no JSON. */
function parsed(input: string | undefined): { value: unknown } | null {
  if (input === undefined) return { value: undefined };
  try {
    return { value: JSON.parse(input) };
  } catch {
    return null;
  }
}
