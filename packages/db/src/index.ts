import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { settleCommits } from "./commits.ts";
import { PrismaClient } from "./generated/client.ts";
import { statementNames } from "./statement-names.ts";
import { createPool, type StatementWatch } from "./statements.ts";

export { type Change, type Changes, listenToChanges } from "./changes.ts";
export * from "./generated/client.ts";
export type { Place } from "./place.ts";
export { raisedBy } from "./raised.ts";
export {
  countStatements,
  createPool,
  type Ended,
  recordStatements,
  type Statement,
  type StatementWatch,
} from "./statements.ts";
export { isUnavailable, stateOf } from "./unavailable.ts";

/** Prisma's client over one pool of connections. */
export type Db = PrismaClient;

export interface DbOptions {
  /** Connection string of the database. */
  url: string;
  /** Most connections open at a time; who finds none free waits. Default 10. */
  poolSize?: number;
  /** Milliseconds until a wait for a connection, or a connection attempt, fails. Default 10 000. */
  connectTimeout?: number;
  /** Milliseconds until the server cancels a statement; 0, the default, never. */
  statementTimeout?: number;
  /**
   * Whether a connection keeps the plans of the statements it repeats. Default `true`. Switch it off behind a pooler
   * that hands a connection to others between transactions and does not follow prepared statements.
   */
  prepare?: boolean;
  /**
   * Whether a pooler is in between that works by transactions, as PgBouncer does. It refuses a connection that brings options or a
   * timeout, so `statementTimeout` then says nothing: the pooler or the role of the database sets it. Default `false`.
   */
  pooler?: boolean;
  /** Awaited after each commit that may have changed rows, before the one who made it hears that it is done. */
  settle?: () => Promise<void>;
  /** Hears of each statement and its end. */
  watch?: StatementWatch | undefined;
  /**
   * Whether it is a standby: whatever would write is refused, and one that does not say so itself is given up a second after it
   * should have cancelled a statement. Default `false`.
   */
  standby?: boolean;
  /** Looks at each new connection, which fails when this does. */
  opened?: (client: pg.ClientBase) => Promise<void>;
}

/** The connections of a pool: open ones, those of them that nobody uses, who waits for one, and the most that there may be. */
export type PoolFigures = { open: number; idle: number; waiting: number; most: number };

const pools = new WeakMap<Db, pg.Pool>();

/** How the pool of a client that `createDb` made is used at this moment. Nothing of any other client. */
export function poolFigures(db: Db): PoolFigures | undefined {
  const pool = pools.get(db);
  if (!pool) return undefined;
  const { totalCount: open, idleCount: idle, waitingCount: waiting, options } = pool;
  return { open, idle, waiting, most: options.max };
}

type Startup = { getStartupConf(): Record<string, string> };

/** Names its time zone as a parameter of its own, which a pooler follows from one connection to the next. */
class PooledClient extends pg.Client {
  getStartupConf(): Record<string, string> {
    const { getStartupConf } = pg.Client.prototype as unknown as Startup;
    return { ...getStartupConf.call(this), TimeZone: "UTC" };
  }
}

/** Opens a pool, lazily, and Prisma's client over it. `close` ends both, once running statements are done. */
export function createDb(options: DbOptions): Db & { close(): Promise<void> } {
  const connectTimeout = options.connectTimeout ?? 10_000;
  const config = {
    connectionString: options.url,
    max: options.poolSize ?? 10,
    connectionTimeoutMillis: connectTimeout,
    // Prisma's adapter reads and writes timestamps as UTC whatever the server's own zone is.
    ...(options.pooler
      ? { Client: PooledClient }
      : {
          statement_timeout: options.statementTimeout ?? 0,
          options: `-c timezone=UTC${options.standby ? " -c default_transaction_read_only=on" : ""}`,
        }),
    ...(options.standby && options.statementTimeout && { query_timeout: options.statementTimeout + 1_000 }),
    ...(options.opened && { onConnect: options.opened }),
  };
  const pool = createPool(config, options.watch);
  if (options.settle) settleCommits(pool, options.settle);
  const adapter = new PrismaPg(
    pool,
    options.prepare === false ? {} : { statementNameGenerator: statementNames() },
  );
  // Prisma would give up a transaction that waits for a connection after two seconds. The pool gives it up, as any statement that waits.
  const client = new PrismaClient({ adapter, transactionOptions: { maxWait: connectTimeout + 1_000 } });
  pools.set(client, pool);
  return Object.assign(client, {
    async close() {
      await client.$disconnect();
      await pool.end();
    },
  });
}
