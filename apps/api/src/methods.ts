import { AppError } from "@agrar/api/server";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { refuse } from "./error.ts";

const methods = ["DELETE", "OPTIONS", "PATCH", "POST", "PUT"];

type Refuse = (error: unknown, request: FastifyRequest, reply: FastifyReply) => FastifyReply;

/** Answers the other methods of a known address: OPTIONS with what it takes, any other with 405. */
export function onlyTakes(
  app: FastifyInstance,
  url: string,
  taken: string[],
  refusal: Refuse = refuse,
): void {
  const allow = taken.includes("GET") ? ["HEAD", ...taken] : taken;
  app.route({
    method: methods.filter((method) => !taken.includes(method)),
    url,
    // Before the body is read: what is wrong with that does not matter.
    onRequest: (request, reply) => {
      reply.header("allow", allow.join(", "));
      if (request.method === "OPTIONS") reply.code(204).send();
      else refusal(new AppError("METHOD_NOT_SUPPORTED", "method.notAllowed"), request, reply);
    },
    handler: () => {},
  });
}
