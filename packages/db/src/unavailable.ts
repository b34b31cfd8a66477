/** What Prisma calls the failures that are the connection's, not the statement's. */
const kinds = new Set([
  "DatabaseNotReachable",
  "DatabaseDoesNotExist",
  "ConnectionClosed",
  "TooManyConnections",
  "SocketTimeout",
  "AuthenticationFailed",
  "TlsConnectionError",
]);

/** SQLSTATE: connection lost, resources short, server going down, statement cancelled, database gone. */
const states = /^(08|53|57|3D)/;

/** How the pool speaks of a connection that it cannot give or that broke. It has no codes. */
const sentences = /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered)/;

/**
 * Whether a statement failed because the database is away, overloaded or too slow, so that the same may go well
 * later. Everything else that fails is a fault of the statement.
 */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { cause } = (error as DriverFailure).meta?.driverAdapterError ?? {};
  if (!cause) return sentences.test(error.message);
  return kinds.has(cause.kind ?? "") || states.test(cause.originalCode ?? "");
}

/** The SQLSTATE that a statement failed with, if it was PostgreSQL that refused it. */
export function stateOf(error: unknown): string | undefined {
  return (error as DriverFailure | undefined)?.meta?.driverAdapterError?.cause?.originalCode;
}

type DriverFailure = {
  meta?: { driverAdapterError?: { cause?: { kind?: string; originalCode?: string } } };
};
