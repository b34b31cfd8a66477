import { mailFile } from "@agrar/api/server";
import type { FastifyInstance } from "fastify";
import type { ContextOf } from "./context.ts";
import { onlyTakes } from "./methods.ts";
import { nameInHeader } from "./name-in-header.ts";

/** The file that came with a letter of the local mailbox: to be saved, whatever it is, and kept by nothing on the way. */
export function mails(app: FastifyInstance, contextOf: ContextOf): void {
  const url = "/api/mails/:id/file";
  onlyTakes(app, url, ["GET"]);
  app.get<{ Params: { id: string } }>(url, async (request, reply) => {
    reply.header("cache-control", "private, no-store");
    const { name, type, text } = await mailFile(await contextOf(request), { id: request.params.id });
    return reply
      .header("content-disposition", `attachment; ${nameInHeader(name)}`)
      .header("content-security-policy", "default-src 'none'; frame-ancestors 'none'; sandbox")
      .type(type)
      .send(text);
  });
}
