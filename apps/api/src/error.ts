import type { Socket } from "node:net";
import { AppError, explain, type Problem, type PublicError, publicError } from "@agrar/api/server";
import { getTRPCErrorFromUnknown, TRPCError } from "@trpc/server";
import type { FastifyBaseLogger, FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { restProblem } from "./rest-input.ts";

/** After how many seconds a client may try again while the database is away. */
const awayFor = 5;

/** Sends every refusal as JSON with a reason and the request's id: never a stack, a page or a text of the database. */
export function refuseInJson(app: FastifyInstance): void {
  app.setErrorHandler(refuse);
  app.setNotFoundHandler((request, reply) =>
    refuse(new AppError("NOT_FOUND", "route.notFound"), request, reply),
  );
  app.addHook("onSend", (_request, reply, _payload, done) => {
    if (reply.statusCode === 503) reply.header("retry-after", awayFor);
    done();
  });
}

/** Refuses a request in the shape of REST. */
export function refuse(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { httpStatus, reason, message, problems, retryAfter } = refusalOf(error, request.log);
  if (retryAfter) reply.header("retry-after", retryAfter);
  if (httpStatus !== 400 || problems.length === 0) {
    // What a text of the reason is about: the limit that was passed, or what was found in a file.
    const [{ params } = { params: {} }] = problems;
    const about = Object.keys(params).length > 0 && { params };
    return reply.code(httpStatus).send({ message, reason, ...about, request_id: request.id });
  }
  const { names = {} } = request.routeOptions.config;
  const wrong = problems.map((problem) => restProblem(problem, names));
  return reply.code(422).send({
    message: wrong.map(explain).join(" "),
    reason,
    errors: reasonsByField(wrong),
    request_id: request.id,
  });
}

/** What a client gets to know of an error; what is the server's own fault goes to the log. */
export function refusalOf(error: unknown, log: FastifyBaseLogger): PublicError {
  const refusal = publicError(portalErrorOf(error));
  if (refusal.httpStatus >= 500) log.error(error);
  return refusal;
}

function portalErrorOf(error: unknown): TRPCError {
  if (error instanceof TRPCError) return error;
  const { statusCode = 500, code } = error as FastifyError;
  if (code === "FST_ERR_BAD_URL") return new AppError("BAD_REQUEST", "address.malformed");
  if (statusCode === 413 || statusCode === 414) return new AppError("PAYLOAD_TOO_LARGE", "input.tooLarge");
  if (statusCode === 415) return new AppError("UNSUPPORTED_MEDIA_TYPE", "input.typeNotSupported");
  if (statusCode >= 400 && statusCode < 500) return new AppError("BAD_REQUEST", "input.malformed");
  return getTRPCErrorFromUnknown(error);
}

function reasonsByField(problems: Problem[]): Record<string, string[]> {
  const errors: Record<string, string[]> = {};
  for (const { field, reason } of problems) errors[field] = [...(errors[field] ?? []), reason];
  return errors;
}

/** Answers what is no HTTP at all, or has headers beyond measure: then there is no request to refuse. */
export function refuseConnection(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return;
  }
  const [status, reason, message] = connectionErrors[error.code ?? ""] ?? [
    "400 Bad Request",
    "request.malformed",
    "This is not a request that can be read.",
  ];
  const body = JSON.stringify({ message, reason });
  const headers = `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close`;
  socket.end(`HTTP/1.1 ${status}\r\n${headers}\r\n\r\n${body}`);
}

const connectionErrors: Record<string, [status: string, reason: string, message: string]> = {
  HPE_HEADER_OVERFLOW: [
    "431 Request Header Fields Too Large",
    "input.tooLarge",
    "The request is larger than the server takes.",
  ],
  ERR_HTTP_REQUEST_TIMEOUT: ["408 Request Timeout", "request.late", "The request took too long to arrive."],
};
