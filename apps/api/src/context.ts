import type { Context, Viewer } from "@agrar/api/server";
import type { Db } from "@agrar/db";
import type { FastifyRequest } from "fastify";

/** Makes the context of one request. */
export type ContextOf = (request: FastifyRequest) => Context;

/** Who sends a request. */
export type ViewerOf = (request: FastifyRequest) => Viewer;

export const anonymous: ViewerOf = () => ({ role: "ANONYMOUS" });

export const contexts =
  (db: Db, viewerOf: ViewerOf): ContextOf =>
  (request) => ({ db, viewer: viewerOf(request), now: new Date() });
