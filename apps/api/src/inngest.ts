import { AppError } from "@agrar/api/server";
import type { FastifyInstance } from "fastify";
import { onlyTakes } from "./methods.ts";

/** Most bytes of a call: what a function's steps have come to so far goes with it. */
const bodyLimit = 33_000_000;

/**
 * Where a server of Inngest calls the functions. Inngest's SDK checks that it is the one whose key the portal has: the signature
 * of each call, and that it is not older than five minutes.
 */
export function inngest(
  app: FastifyInstance,
  handler: (request: Request) => Promise<Response>,
  siteUrl: string,
): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "string" }, (_request, body, done) => done(null, body));
  const url = "/api/inngest";
  onlyTakes(app, url, ["POST", "PUT"]);
  app.route({
    method: ["POST", "PUT"],
    url,
    bodyLimit,
    handler: async (request, reply) => {
      const headers = new Headers();
      for (const [name, value] of Object.entries(request.headers))
        for (const one of [value ?? []].flat()) headers.append(name, one);
      headers.set("host", new URL(siteUrl).host);
      const body = typeof request.body === "string" ? request.body : "";
      const response = await handler(
        new Request(new URL(request.url, siteUrl), { method: request.method, headers, body }),
      );
      if (response.status === 401) throw new AppError("UNAUTHORIZED", "signature.invalid");
      for (const [name, value] of response.headers) if (name !== "content-length") reply.header(name, value);
      return reply.code(response.status).send(await response.text());
    },
  });
}
