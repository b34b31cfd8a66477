import { AppError } from "@agrar/api/server";
import type { Db } from "@agrar/db";
import { takeReport } from "@agrar/jobs";
import type { FastifyInstance } from "fastify";
import { onlyTakes } from "./methods.ts";

/** Where Resend reports what became of letters. A report that it has not signed, or long ago, is refused. */
export function mailReports(app: FastifyInstance, db: Db, secret: string): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "string" }, (_request, body, done) => done(null, body));
  const url = "/api/webhooks/resend";
  onlyTakes(app, url, ["POST"]);
  app.post(url, async (request, reply) => {
    const header = (name: string) =>
      String(request.headers[`svix-${name}`] ?? request.headers[`webhook-${name}`]);
    const isTaken = await takeReport(db, secret, String(request.body), {
      id: header("id"),
      timestamp: header("timestamp"),
      signature: header("signature"),
    });
    if (!isTaken) throw new AppError("UNAUTHORIZED", "signature.invalid");
    return reply.code(204).send();
  });
}
