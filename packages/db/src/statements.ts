import { AsyncLocalStorage, AsyncResource } from "node:async_hooks";
import pg from "pg";

/** One SQL statement as it was sent. `ms` runs from sending to the last row and is 0 until the statement ends. */
export interface Statement {
  text: string;
  ms: number;
}

// Logs nest: a test that counts around an HTTP request sees the statements that the request's own log sees.
const logs = new AsyncLocalStorage<Statement[][]>();

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

/** A pool of connections whose statements are recorded. */
export function createPool(config: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool(config);
  pool.on("connect", recordClient);
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

function recordClient(client: pg.PoolClient): void {
  const send = client.query.bind(client) as (...args: unknown[]) => unknown;
  client.query = ((...args: unknown[]) => {
    const open = logs.getStore();
    if (!open) return send(...args);
    const statement = { text: textOf(args[0]), ms: 0 };
    for (const log of open) log.push(statement);
    const sent = performance.now();
    const ended = () => {
      statement.ms = performance.now() - sent;
    };
    const callback = args.at(-1);
    if (typeof callback === "function") {
      return send(...args.slice(0, -1), (...outcome: unknown[]) => {
        ended();
        callback(...outcome);
      });
    }
    const answer = send(...args);
    if (answer instanceof Promise) answer.then(ended, ended);
    return answer;
  }) as pg.PoolClient["query"];
}

function textOf(query: unknown): string {
  return typeof query === "string" ? query : ((query as { text?: string }).text ?? "");
}
