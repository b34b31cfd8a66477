import { Readable } from "node:stream";
import { createCaller, openSheet } from "@agrar/api/server";
import type { FastifyInstance } from "fastify";
import type { ContextOf } from "./context.ts";
import { onlyTakes } from "./methods.ts";

/** Lists as files, sent as they are read from the database: a reader who goes away ends the reading. */
export function sheets(app: FastifyInstance, contextOf: ContextOf): void {
  const url = "/api/sheets/:list";
  onlyTakes(app, url, ["POST"]);
  app.post<{ Params: { list: string } }>(url, async (request, reply) => {
    const ctx = await contextOf(request);
    // Its pages are the portal's own calls: a file of many is one export, and not as many searches.
    const portal = createCaller({ ...ctx, origin: undefined });
    const { name, type, chunks } = await openSheet(ctx, portal, request.params.list, request.body);
    return reply
      .header("cache-control", "no-store")
      .header("content-disposition", `attachment; filename="${name}"`)
      .type(type)
      .send(Readable.from(chunks, { objectMode: false }));
  });
}
