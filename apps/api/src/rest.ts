import { type RestRoute, restRoutes } from "@agrar/api/rest";
import { createCaller } from "@agrar/api/server";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Answers } from "./cache/answers.ts";
import type { ContextOf } from "./context.ts";
import { onlyTakes } from "./methods.ts";
import { inputFromAddress, parametersOf } from "./rest-input.ts";

declare module "fastify" {
  interface FastifyContextConfig {
    /** The names that a REST route has for fields of its procedure's input. */
    names?: Record<string, string>;
  }
}

/** Where the REST interface is. */
export const restPrefix = "/api/v1";

/** Serves the clients of the old portal: the same procedures under the old addresses, names and envelope. */
export function rest(app: FastifyInstance, contextOf: ContextOf, answers?: Answers): void {
  for (const route of restRoutes) {
    const url = `${restPrefix}${route.path.replace(/\{(\w+)\}/g, ":$1")}`;
    onlyTakes(app, url, ["GET"]);
    app.get(url, { config: { names: route.names } }, handlerOf(route, contextOf, answers));
  }
}

function handlerOf(route: RestRoute, contextOf: ContextOf, answers?: Answers) {
  const parameters = parametersOf(route);
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const given = { ...(request.query as object), ...(request.params as object) };
    const input = inputFromAddress(parameters, route.names, given);
    const [ctx, url] = [await contextOf(request), addressOf(request)];
    if (await answers?.rest(ctx, route, input, url, request, reply)) return reply;
    return route.answer(createCaller(ctx), input, url);
  };
}

/** The whole address that was asked for, as a client behind a proxy sees it. */
function addressOf({ protocol, host, url }: FastifyRequest): URL {
  const origin = `${protocol}://${host}`;
  return new URL(url, URL.canParse(origin) ? origin : "http://localhost");
}
