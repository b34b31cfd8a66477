import { AsyncLocalStorage, AsyncResource } from "node:async_hooks";
import pg from "pg";

/** One SQL statement as it was sent. `ms` runs from sending to the last row and is 0 until the statement ends. */
export interface Statement {
  text: string;
  ms: number;
}

// Logs nest: a test that counts around an HTTP request sees the statements that the request's own log sees.
const logs = new AsyncLocalStorage<Statement[][]>();

/** How a statement ended. `rows` are those that came back or were changed; null when it failed. */
export type Ended = { ms: number; rows: number | null; error: unknown };

/**
 * Hears of each statement as it is sent, in the asynchronous scope of who sends it, and returns who hears of its end. It gets the
 * text with its placeholders, never a value.
 */
export type StatementWatch = (text: string) => (ended: Ended) => void;

/**
 * Runs `work` and adds every statement to `log` that it, or anything it awaits or starts, sends through a pool
 * made by `createPool`: BEGIN and COMMIT included. Scopes that run side by side do not see each other.
 */
export function recordStatements<T>(log: Statement[], work: () => T): T {
  return logs.run([...(logs.getStore() ?? []), log], work);
}

/** Runs `work` and returns its result with the statements it sent, in the order of sending. */
export async function countStatements<T>(
  work: () => PromiseLike<T>,
): Promise<{ result: T; statements: Statement[] }> {
  const statements: Statement[] = [];
  // Prisma sends a query when it is awaited, which therefore has to happen inside the scope.
  const result = await recordStatements(statements, async () => await work());
  return { result, statements };
}

/** A pool of connections whose statements are recorded, and heard of by `watch` where there is one. */
export function createPool(config: pg.PoolConfig, watch?: StatementWatch): pg.Pool {
  const pool = new pg.Pool(config);
  pool.on("connect", (client) => recordClient(client, watch));
  // One that breaks while it is used fails its statement; unheard, its error would end the process besides.
  pool.on("connect", (client) => client.on("error", () => {}));
  // An idle connection that the server closes leaves the pool by itself; unheard, its error would end the process.
  pool.on("error", () => {});
  // Who waits for a free connection is called from where another request releases one: keep his own scope.
  const connect = pool.connect.bind(pool) as (callback?: (...args: unknown[]) => void) => unknown;
  pool.connect = ((callback?: (...args: unknown[]) => void) =>
    callback ? connect(AsyncResource.bind(callback)) : connect()) as pg.Pool["connect"];
  return pool;
}

function recordClient(client: pg.PoolClient, watch: StatementWatch | undefined): void {
  const send = client.query.bind(client) as (...args: unknown[]) => unknown;
  client.query = ((...args: unknown[]) => {
    const open = logs.getStore();
    if (!open && !watch) return send(...args);
    const statement = { text: textOf(args[0]), ms: 0 };
    for (const log of open ?? []) log.push(statement);
    const heard = watch?.(statement.text);
    const sent = performance.now();
    const ended = (error: unknown, result?: unknown) => {
      statement.ms = performance.now() - sent;
      heard?.({ ms: statement.ms, rows: error ? null : rowsOf(result), error });
    };
    const callback = args.at(-1);
    if (typeof callback === "function") {
      return send(...args.slice(0, -1), (...outcome: unknown[]) => {
        ended(outcome[0], outcome[1]);
        callback(...outcome);
      });
    }
    const answer = send(...args);
    if (answer instanceof Promise) answer.then((result) => ended(undefined, result), ended);
    return answer;
  }) as pg.PoolClient["query"];
}

const rowsOf = (result: unknown): number =>
  (result as { rowCount?: number | null } | undefined)?.rowCount ?? 0;

function textOf(query: unknown): string {
  return typeof query === "string" ? query : ((query as { text?: string }).text ?? "");
}
