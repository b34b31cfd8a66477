import {
  AppError,
  type Auth,
  type Context,
  type Origin,
  type Settings,
  serviceOf,
  signedIn,
  type Viewer,
} from "@agrar/api/server";
import type { Db } from "@agrar/db";
import type { FastifyRequest } from "fastify";
import type { Reads } from "./replica/replica.ts";
import { writtenBy } from "./replica/written.ts";

/** Makes the context of one request. */
export type ContextOf = (request: FastifyRequest) => Promise<Context>;

/** Who sends a request, and by which session. */
export type ViewerOf = (request: FastifyRequest) => Promise<{ viewer: Viewer; sessionId?: number }>;

export const contexts =
  (
    db: Db,
    settings: Settings,
    viewerOf: ViewerOf,
    { feed, monitor, reads }: Pick<Context, "feed" | "monitor"> & { reads?: Reads | undefined } = {},
  ): ContextOf =>
  async (request) => {
    const { viewer, sessionId } = await viewerOf(request);
    const origin = { ...originOf(request), ...(sessionId !== undefined && { sessionId }) };
    const replica = reads?.of(writtenBy(request));
    return { db, viewer, now: new Date(), origin, settings, feed, monitor, replica };
  };

/** Where a request comes from, as a proxy in front of the server says it. */
export const originOf = (request: FastifyRequest): Origin => ({
  requestId: request.id,
  address: request.ip,
});

/**
 * Finds out who sends a request: a service by the key it bears, or a person by the session of the cookie. A key that is not in
 * force is refused, while a cookie that is not makes a guest.
 */
export const viewers =
  (db: Db, auth: Auth, { secondFactorRoles = [] }: Settings): ViewerOf =>
  async (request) => {
    const bearer = request.headers.authorization;
    if (bearer !== undefined) {
      const key = /^Bearer\s+(\S+)$/i.exec(bearer)?.[1];
      if (!key) throw new AppError("UNAUTHORIZED", "serviceKey.invalid");
      const service = await serviceOf(db, { key, calls: callsIn(request) }, new Date(), originOf(request));
      return { viewer: service };
    }
    const { cookie } = request.headers;
    if (!cookie?.includes("agrar.session_token")) return guest;
    const found = await signedIn({ db, auth }, cookie, new Date());
    if (!found) return guest;
    const { sessionId, id, role, hasSecondFactor } = found;
    // A role that asks for a second factor is not theirs before it is set up.
    if (role !== "LEARNER" && secondFactorRoles.includes(role) && !hasSecondFactor)
      return { viewer: { role: "LEARNER", id, withheld: role }, sessionId };
    return { viewer: { role, id }, sessionId };
  };

/** A batch of procedures is as many calls as it has procedures. */
const callsIn = ({ params }: FastifyRequest) =>
  (params as { path?: string } | undefined)?.path?.split(",").length ?? 1;

const guest: { viewer: Viewer } = { viewer: { role: "ANONYMOUS" } };
