import { Readable } from "node:stream";
import { AppError, appRouter, publicError } from "@agrar/api/server";
import type { TRPCError } from "@trpc/server";
import { resolveResponse } from "@trpc/server/http";
import { TRPC_ERROR_CODES_BY_KEY } from "@trpc/server/rpc";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Answers } from "./cache/answers.ts";
import type { ContextOf } from "./context.ts";
import { refusalOf } from "./error.ts";
import { onlyTakes } from "./methods.ts";

/** Most procedures that one request may call. */
const maxBatchSize = 20;

/**
 * Serves the procedures to the portal's own pages: queries by GET, or by POST when their input is too long for an
 * address, several in one request.
 *
 * What is kept is not asked of tRPC at all: it is there in tRPC's envelope already.
 *
 * tRPC's own Fastify adapter sends its answer as a stream; here it is bytes, so that it can have an ETag and be
 * compressed in one go. A subscription alone is a stream of events, which ends with the server.
 */
export function trpc(app: FastifyInstance, contextOf: ContextOf, answers?: Answers): void {
  app.register(async (scope) => {
    scope.setErrorHandler(refuse);
    // tRPC reads the body itself, and says in its own shape what is wrong with it.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("application/json", { parseAs: "string" }, (_request, body, done) => {
      done(null, body);
    });
    const streams = new Set<AbortController>();
    scope.addHook("preClose", async () => {
      for (const stream of streams) stream.abort();
    });
    const url = "/trpc/:path";
    onlyTakes(scope, url, ["GET", "POST"], refuse);
    scope.route<{ Params: { path: string } }>({
      method: ["GET", "POST"],
      url,
      handler: async (request, reply) => {
        const { path } = request.params;
        if (path.split(",").length > maxBatchSize) throw new AppError("BAD_REQUEST", "batch.tooLarge");
        const ctx = await contextOf(request);
        if (await answers?.trpc(ctx, request, reply)) return reply;
        const left = new AbortController();
        reply.raw.once("close", () => left.abort());
        const response = await resolveResponse({
          router: appRouter,
          req: webRequest(request, left.signal),
          path: encodeURIComponent(path),
          error: null,
          createContext: async () => ctx,
          allowMethodOverride: true,
          responseMeta: ({ errors }) => retryAfter(errors),
          onError: ({ error }) => {
            refusalOf(error, request.log);
          },
        });
        if (isStream(response)) {
          streams.add(left);
          reply.raw.once("close", () => streams.delete(left));
          if (request.method === "HEAD") left.abort();
          return reply
            .headers({ ...Object.fromEntries(response.headers), ...unbuffered })
            .send(eventsOf(response));
        }
        const body = Buffer.from(await response.arrayBuffer());
        return reply
          .code(response.status)
          .headers(Object.fromEntries(response.headers))
          .send(response.status === 200 ? body : withRequestId(body, request.id));
      },
    });
  });
}

/** When all that was refused may be asked again, in the header that says so. */
function retryAfter(errors: TRPCError[]) {
  const seconds = errors.flatMap((error) => publicError(error).retryAfter ?? []);
  return seconds.length > 0 ? { headers: { "retry-after": String(Math.max(...seconds)) } } : {};
}

/** What tRPC needs of a request. A HEAD is answered like the GET it stands for, and loses its body at the end. */
function webRequest({ method, url, headers, body }: FastifyRequest, signal: AbortSignal): Request {
  const target = `http://localhost${url}`;
  if (method !== "POST") {
    // Where a browser goes on with a stream that was cut.
    const last = headers["last-event-id"];
    return new Request(target, { signal, ...(last && { headers: { "last-event-id": String(last) } }) });
  }
  const type = headers["content-type"] ?? "";
  return new Request(target, {
    method,
    signal,
    headers: { "content-type": type },
    body: (body ?? "") as string,
  });
}

const isStream = ({ headers }: Response) => headers.get("content-type") === "text/event-stream";

/** What keeps those in between from holding events back: to gather them, to compress them or to keep them. */
const unbuffered = { "cache-control": "no-store, no-transform", "x-accel-buffering": "no" };

/** The events as Node.js sends them. A reader that leaves is no failure. */
function eventsOf({ body }: Response): Readable {
  const events = Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]);
  events.on("error", () => {});
  return events;
}

/** Refuses in tRPC's shape what never reached tRPC. */
function refuse(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { message, ...data } = refusalOf(error, request.log);
  if (data.retryAfter) reply.header("retry-after", data.retryAfter);
  const code = TRPC_ERROR_CODES_BY_KEY[data.code];
  return reply
    .code(data.httpStatus)
    .send({ error: { message, code, data: { ...data, requestId: request.id } } });
}

type Result = { error?: { data: Record<string, unknown> } };

function withRequestId(body: Buffer, requestId: string): string {
  const parsed = JSON.parse(body.toString()) as Result | Result[];
  for (const { error } of [parsed].flat()) if (error) error.data.requestId = requestId;
  return JSON.stringify(parsed);
}
