import { calendarFile } from "@agrar/api/server";
import type { FastifyInstance } from "fastify";
import type { ContextOf } from "./context.ts";
import { onlyTakes } from "./methods.ts";

type Asked = { Params: { trainingId: string }; Querystring: { lang?: string } };

/**
 * The days of a training for the calendar of who has a seat in it: a file for them alone, which nothing on the way may keep. The
 * link to join is in it.
 */
export function calendar(app: FastifyInstance, contextOf: ContextOf): void {
  const url = "/api/calendar/:trainingId.ics";
  onlyTakes(app, url, ["GET"]);
  app.get<Asked>(url, async (request, reply) => {
    reply.header("cache-control", "private, no-store");
    const file = await calendarFile(await contextOf(request), {
      trainingId: request.params.trainingId,
      lang: request.query.lang,
    });
    return reply
      .header("content-disposition", `attachment; filename="${file.name}"`)
      .type("text/calendar; charset=utf-8")
      .send(file.text);
  });
}
