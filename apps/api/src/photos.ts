import { AppError, photoByName, setPhoto } from "@agrar/api/server";
import type { Db } from "@agrar/db";
import type { FastifyInstance } from "fastify";
import type { ContextOf } from "./context.ts";
import { onlyTakes } from "./methods.ts";

/** A little more than a photo may have, so that one byte too many is refused with a reason and not cut off. */
const bodyLimit = 2_100_000;

/** Photos of people: sent as they are with PUT, and read under the name that the portal gave them. */
export function photos(app: FastifyInstance, db: Db, contextOf: ContextOf): void {
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
    const url = "/api/account/photo";
    onlyTakes(scope, url, ["PUT"]);
    scope.put(url, { bodyLimit }, async (request) => {
      const ctx = await contextOf(request);
      const { viewer } = ctx;
      if (!("id" in viewer)) throw new AppError("UNAUTHORIZED", "account.signInRequired");
      if (!Buffer.isBuffer(request.body)) throw new AppError("BAD_REQUEST", "photo.notAnImage");
      return setPhoto({ ...ctx, viewer }, request.body);
    });
  });
  const url = "/api/photos/:name";
  onlyTakes(app, url, ["GET"]);
  app.get<{ Params: { name: string } }>(url, async (request, reply) => {
    const { name } = request.params;
    const bytes = /^[0-9a-f]{32}\.webp$/.test(name) ? await photoByName({ db }, name) : null;
    if (!bytes) throw new AppError("NOT_FOUND", "route.notFound");
    return reply
      .header("cache-control", "public, max-age=31536000, immutable")
      .header("cross-origin-resource-policy", "same-origin")
      .type("image/webp")
      .send(Buffer.from(bytes));
  });
}
