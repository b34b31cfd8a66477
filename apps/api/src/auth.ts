import { AppError, type Auth, callerHeaders, reasonOf } from "@agrar/api/server";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { originOf } from "./context.ts";
import { refusalOf } from "./error.ts";

/**
 * The least time that an answer takes where it must not tell whether an address has an account, in milliseconds: more than a
 * password takes to hash and a row to write.
 */
const evenTime = 400;

/** Where answers take the same time for known and unknown addresses. */
const evenPaths = [
  "/sign-up/email",
  "/sign-in/email",
  "/email-otp/send-verification-otp",
  "/email-otp/request-password-reset",
  "/email-otp/verify-email",
  "/email-otp/reset-password",
];

/** Serves accounts: better-auth behind the portal's own refusals. */
export function auth(app: FastifyInstance, accounts: Auth): void {
  // A form of another site can send text without asking.
  app.removeContentTypeParser("text/plain");
  app.addHook("onRequest", (_request, reply, done) => {
    reply.header("cache-control", "no-store");
    done();
  });
  app.route({
    method: ["GET", "POST"],
    url: "/api/auth/*",
    handler: async (request, reply) => {
      const path = pathOf(request);
      const even = evenPaths.includes(path) ? after(evenTime) : undefined;
      try {
        return reply.send(await answer(accounts, request, reply).finally(() => even));
      } catch (error) {
        // Here a person arrives, not a script: they need a page.
        if (!path.startsWith("/callback/")) throw error;
        return reply.redirect(`/sign-in?error=${refusalOf(error, request.log).reason}`);
      }
    },
  });
}

const pathOf = ({ url }: FastifyRequest) => url.slice("/api/auth".length).split("?", 1)[0] ?? "";

/**
 * What better-auth says to a request, with its status and headers in the reply.
 *
 * @throws AppError with the portal's own reason when it refuses.
 */
async function answer(accounts: Auth, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const response = await accounts.handler(webRequest(request, accounts));
  for (const [name, value] of response.headers) {
    if (name !== "set-cookie" && name !== "content-length") reply.header(name, value);
  }
  for (const cookie of response.headers.getSetCookie()) reply.header("set-cookie", cookie);
  const text = await response.text();
  if (response.status >= 400) throw new AppError(...reasonOf(pathOf(request), response.status, parsed(text)));
  reply.code(response.status);
  const body = parsed(text);
  return body === null ? text : withoutPerson(body);
}

function webRequest(request: FastifyRequest, accounts: Auth): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (Object.values<string>(callerHeaders).includes(name) || value === undefined) continue;
    for (const one of [value].flat()) headers.append(name, one);
  }
  const { address, requestId } = originOf(request);
  headers.set(callerHeaders.address, address);
  headers.set(callerHeaders.requestId, requestId);
  // The server in front has refused what comes from other sites, also when the portal is reached by another name than its own.
  const site = new URL(String(accounts.options.baseURL)).origin;
  headers.delete("referer");
  if (headers.has("origin")) headers.set("origin", site);
  for (const name of ["content-length", "host", "connection", "transfer-encoding", "expect"])
    headers.delete(name);
  const target = new URL(request.url, site);
  if (request.method !== "POST") return new Request(target, { headers });
  headers.set("content-type", "application/json");
  return new Request(target, { method: "POST", headers, body: bodyOf(request) });
}

/** The body as better-auth reads it. What is too deep to be written again is no body of anybody's. */
function bodyOf({ body }: FastifyRequest): string {
  try {
    return JSON.stringify(body ?? {});
  } catch {
    throw new AppError("BAD_REQUEST", "input.malformed");
  }
}

/**
 * An answer without the session's token, which is the cookie's and no script's, and without the person: after a sign-up, that
 * would be another for an address that is taken. Who is signed in is `account.viewer`.
 */
function withoutPerson({ token: _token, session: _session, user: _user, ...rest }: Body): Body {
  return rest;
}

type Body = Record<string, unknown> & { code?: string; message?: string };

function parsed(text: string): Body | null {
  try {
    const body = JSON.parse(text);
    return typeof body === "object" ? body : null;
  } catch {
    return null;
  }
}

const after = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
