import { AppError, type Auth, callerHeaders, reasonOf } from "@agrar/api/server";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { originOf } from "./context.ts";

/**
 * The least time that an answer takes where it must not tell whether an address has an account, in milliseconds: more than a
 * password takes to hash and a row to write.
 */
const evenTime = 400;

/** Where answers take the same time for known and unknown addresses. */
const evenPaths = [
  "/api/auth/sign-up/email",
  "/api/auth/sign-in/email",
  "/api/auth/email-otp/send-verification-otp",
  "/api/auth/email-otp/request-password-reset",
];

/** Serves accounts: better-auth behind the portal's own refusals. */
export function auth(app: FastifyInstance, accounts: Auth): void {
  app.addHook("onRequest", (_request, reply, done) => {
    reply.header("cache-control", "no-store");
    done();
  });
  app.route({
    method: ["GET", "POST"],
    url: "/api/auth/*",
    handler: async (request, reply) => {
      const even = evenPaths.includes(request.url) ? after(evenTime) : undefined;
      try {
        return await answer(accounts, request, reply);
      } finally {
        await even;
      }
    },
  });
}

async function answer(accounts: Auth, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const response = await accounts.handler(webRequest(request, accounts));
  for (const [name, value] of response.headers) {
    if (name === "set-cookie" || name === "content-length") continue;
    reply.header(name, value);
  }
  for (const cookie of response.headers.getSetCookie()) reply.header("set-cookie", cookie);
  const text = await response.text();
  if (response.status < 400) return reply.code(response.status).send(withoutToken(text, reply));
  const [code, reason] = reasonOf(response.status, parsed(text));
  throw new AppError(code, reason);
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
  return new Request(target, { method: "POST", headers, body: JSON.stringify(request.body ?? {}) });
}

/** The session's token is the cookie's, which no script can read; the answer does not repeat it. */
function withoutToken(text: string, reply: FastifyReply): string | Record<string, unknown> | null {
  const type = reply.getHeader("content-type");
  if (typeof type !== "string" || !type.includes("json")) return text;
  const body = parsed(text) as { token?: unknown; session?: { token?: unknown } } | null;
  if (body === null || typeof body !== "object") return text;
  const { token: _token, session, ...rest } = body;
  if (!session) return rest;
  const { token: _sessionToken, ...card } = session;
  return { ...rest, session: card };
}

function parsed(text: string): { code?: string; message?: string } | null {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const after = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
