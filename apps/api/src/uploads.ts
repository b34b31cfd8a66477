import { Readable } from "node:stream";
import {
  AppError,
  beginUpload,
  cancelUpload,
  type Person,
  readInput,
  receive,
  uploadDraft,
  uploadOf,
} from "@agrar/api/server";
import { type Storage, uploadHours } from "@agrar/api/storage";
import { DataStore, Server, Upload } from "@tus/server";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { ContextOf } from "./context.ts";
import { onlyTakes } from "./methods.ts";

const path = "/api/uploads";

/** Most bytes of a request: those of the largest file, and what is said around them. */
const bodyLimit = 101_000_000;

/**
 * Takes files in pieces, by the protocol tus: an upload is begun with what it will be and how large, goes on from where it stands
 * after the connection was cut, at any instance, and can be given up. Each is its owner's alone.
 */
export function uploads(app: FastifyInstance, storage: Storage, contextOf: ContextOf): void {
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    // Bytes are read as they come, by who knows where to put them.
    scope.addContentTypeParser("*", (_request, payload, done) => done(null, payload));
    const handler = async (request: FastifyRequest, reply: FastifyReply) => {
      const ctx = await contextOf(request);
      const { viewer } = ctx;
      if (!("id" in viewer)) throw new AppError("UNAUTHORIZED", "account.signInRequired");
      return answer({ ...ctx, viewer, storage }, request, reply).finally(() => drain(request));
    };
    const taken = { bodyLimit, handler };
    onlyTakes(scope, path, ["POST"]);
    onlyTakes(scope, `${path}/:id`, ["PATCH", "DELETE"]);
    scope.route({ method: "POST", url: path, ...taken });
    scope.route({ method: ["HEAD", "PATCH", "DELETE"], url: `${path}/:id`, ...taken });
  });
}

type UploadContext = Parameters<typeof beginUpload>[0] & { viewer: Person; storage: Storage };

/** What tus says to a request, in the reply. */
async function answer(ctx: UploadContext, request: FastifyRequest, reply: FastifyReply) {
  let failure: unknown;
  const tus = new Server({
    path,
    relativeLocation: true,
    datastore: storeFor(ctx),
    namingFunction: (_asked, metadata) => beginUpload(ctx, draftOf(request, metadata)),
    onResponseError: (_asked, error) => {
      failure = error;
      return undefined;
    },
  });
  const response = await tus.handleWeb(webRequest(request) as Parameters<typeof tus.handleWeb>[0]);
  // What the protocol itself refuses has a status; everything else is the portal's to tell.
  if (failure && !isProtocols(failure)) throw failure;
  for (const [name, value] of response.headers)
    if (!/^(content-length|connection|access-control-.*)$/.test(name)) reply.header(name, value);
  return reply.code(response.status).send(response.status === 204 ? null : await response.text());
}

/** Lets go by what a refusal has left unread: the connection carries no other request before. */
function drain({ raw }: FastifyRequest): void {
  if (!raw.complete) raw.removeAllListeners("data").resume();
}

const isProtocols = (failure: unknown) =>
  !(failure instanceof Error) && typeof (failure as { status_code?: unknown }).status_code === "number";

/** Keeps uploads where the portal keeps them, for who sends them. */
function storeFor(ctx: UploadContext): DataStore {
  const known = async (id: string) => {
    const { size, arrived, createdAt } = await uploadOf(ctx, id);
    return new Upload({ id, size, offset: arrived, creation_date: createdAt.toISOString() });
  };
  return Object.assign(new DataStore(), {
    extensions: ["creation", "creation-with-upload", "termination", "expiration"],
    // Its row was made with its name.
    create: async (upload: Upload) => upload,
    getUpload: known,
    write: (bytes: Readable, id: string, offset: number) => receive(ctx, id, offset, bytes),
    remove: (id: string) => cancelUpload(ctx, id),
    getExpiration: () => uploadHours * 3_600_000,
  });
}

/** What is to be uploaded, as the headers of its beginning say it. */
function draftOf(
  { headers }: FastifyRequest,
  { filename, purpose, trainingId, lessonId, videoId, language }: Record<string, string | null> = {},
) {
  const number = (text: string | null | undefined) => (text ? Number(text) : undefined);
  return readInput(uploadDraft, {
    purpose,
    name: filename ?? "",
    trainingId: number(trainingId),
    lessonId: number(lessonId),
    videoId: number(videoId),
    language: language ?? undefined,
    size: number(String(headers["upload-length"] ?? "")),
  });
}

function webRequest(request: FastifyRequest): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers))
    if (value !== undefined) headers.set(name, String(value));
  const target = new URL(request.url, "http://portal.invalid");
  const { method, body } = request;
  if (!(body instanceof Readable)) return new Request(target, { method, headers });
  return new Request(target, {
    method,
    headers,
    body: Readable.toWeb(body) as ReadableStream,
    duplex: "half",
  } as RequestInit);
}
