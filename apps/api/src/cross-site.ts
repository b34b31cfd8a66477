import { AppError } from "@agrar/api/server";
import type { FastifyInstance, FastifyRequest } from "fastify";

const reads = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Refuses what a page of another site makes a browser send in the name of whoever is signed in: a write that carries a
 * cookie must come from a page of the portal, or of one of the `trusted` addresses. What carries none speaks for nobody; yet
 * no page of another site may sign somebody in, to an account that is not theirs.
 *
 * Asked after every `onRequest`, so that a refusal has the headers of any other answer, and before the body is read.
 */
export function refuseCrossSite(app: FastifyInstance, trusted: string[]): void {
  const origins = new Set(trusted.map(originOf));
  app.addHook("preParsing", (request, _reply, payload, done) => {
    if (reads.has(request.method) || !speaksForSomebody(request) || isOwn(request, origins))
      return done(null, payload);
    done(new AppError("FORBIDDEN", "request.crossSite"));
  });
}

declare module "fastify" {
  interface FastifyContextConfig {
    /** Whether what a request may do is said by its address alone, whoever sends it. */
    speaksForToken?: boolean;
  }
}

function speaksForSomebody({ headers, url, routeOptions }: FastifyRequest): boolean {
  if (routeOptions.config.speaksForToken) return false;
  if (headers.cookie !== undefined) return true;
  const comesFromPage = headers.origin !== undefined || headers["sec-fetch-site"] !== undefined;
  return comesFromPage && url.startsWith("/api/auth/");
}

/**
 * Whether the sender says that it is a page of the portal. No script can write these two headers. `none` is a person's
 * own doing: an address typed in, or a form sent again. A `same-site` page is a neighbour's, not ours.
 */
function isOwn({ headers, protocol, host }: FastifyRequest, trusted: Set<string | undefined>): boolean {
  const site = headers["sec-fetch-site"];
  if (site === "same-origin" || site === "none") return true;
  const origin = headers.origin && originOf(headers.origin);
  return origin !== undefined && (origin === originOf(`${protocol}://${host}`) || trusted.has(origin));
}

/** The origin of an address; none of what is no address, or has an origin that no other equals, such as `null`. */
function originOf(address: string): string | undefined {
  const origin = URL.canParse(address) ? new URL(address).origin : "null";
  return origin === "null" ? undefined : origin;
}
