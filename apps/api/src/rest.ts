import { type RestRoute, restRoutes } from "@agrar/api/rest";
import { createCaller } from "@agrar/api/server";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { ContextOf } from "./context.ts";
import { onlyTakes } from "./methods.ts";
import { parametersOf, readInput } from "./rest-input.ts";

declare module "fastify" {
  interface FastifyContextConfig {
    /** The names that a REST route has for fields of its procedure's input. */
    names?: Record<string, string>;
  }
}

/** Where the REST interface is. */
export const restPrefix = "/api/v1";

/** Serves the clients of the old portal: the same procedures under the old addresses, names and envelope. */
export function rest(app: FastifyInstance, contextOf: ContextOf): void {
  for (const route of restRoutes) {
    const url = `${restPrefix}${route.path.replace(/\{(\w+)\}/g, ":$1")}`;
    onlyTakes(app, url, ["GET"]);
    app.get(url, { config: { names: route.names } }, handlerOf(route, contextOf));
  }
}

function handlerOf(route: RestRoute, contextOf: ContextOf) {
  const parameters = parametersOf(route);
  return async (request: FastifyRequest) => {
    const given = { ...(request.query as object), ...(request.params as object) };
    const input = readInput(parameters, route.names, given);
    return route.answer(createCaller(await contextOf(request)), input, addressOf(request));
  };
}

/** The whole address that was asked for, as a client behind a proxy sees it. */
function addressOf({ protocol, host, url }: FastifyRequest): URL {
  const origin = `${protocol}://${host}`;
  return new URL(url, URL.canParse(origin) ? origin : "http://localhost");
}
