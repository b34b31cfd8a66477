import { appRouter } from "@agrar/api/server";
import { resolveResponse } from "@trpc/server/http";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { ContextOf } from "./context.ts";

/** Most procedures that one request may call. */
const maxBatchSize = 20;

/**
 * Serves the procedures to the portal's own pages: queries by GET, or by POST when their input is too long for an
 * address, several in one request.
 *
 * tRPC's own Fastify adapter sends its answer as a stream; here it is text, so that it can have an ETag and be
 * compressed in one go.
 */
export function trpc(app: FastifyInstance, contextOf: ContextOf): void {
  app.register(async (scope) => {
    // tRPC reads the body itself, and says in its own shape what is wrong with it.
    scope.removeContentTypeParser("application/json");
    scope.addContentTypeParser("application/json", { parseAs: "string" }, (_request, body, done) => {
      done(null, body);
    });
    scope.route<{ Params: { path: string } }>({
      method: ["GET", "POST"],
      url: "/trpc/:path",
      handler: async (request, reply) => {
        const response = await resolveResponse({
          router: appRouter,
          req: webRequest(request),
          path: request.params.path,
          error: null,
          createContext: async () => contextOf(request),
          allowMethodOverride: true,
          maxBatchSize,
          onError: ({ error }) => {
            if (error.code === "INTERNAL_SERVER_ERROR") request.log.error(error.cause ?? error);
          },
        });
        return reply
          .code(response.status)
          .headers(Object.fromEntries(response.headers))
          .send(await response.text());
      },
    });
  });
}

function webRequest(request: FastifyRequest): Request {
  const headers = { "content-type": request.headers["content-type"] ?? "application/json" };
  return new Request(`http://localhost${request.url}`, {
    method: request.method,
    headers,
    body: request.method === "POST" ? (request.body as string) : null,
  });
}
