import { randomUUID } from "node:crypto";
import pg from "pg";

/** What one committed transaction changed. The tags are those that the triggers of `tell_changes` give. */
export type Change = {
  /**
   * Names the transaction within the database, or for all time whoever begins to hear, which touches no tag. Everybody
   * hears the same in the same order, that of the commits.
   */
  id: string;
  tags: string[];
};

export interface ChangesOptions {
  /** Connection string of the database. A pooler in between must leave a connection to its session. */
  url: string;
  onChange(change: Change): void;
  /**
   * Called with `true` once every change is heard that commits from now on, and with `false` when that ends: what is
   * committed until the next `true` is never heard of.
   */
  onHearing(hears: boolean): void;
  onError?(error: unknown): void;
}

export interface Changes {
  /**
   * Waits until every change that was committed before the call has been given to `onChange`, or until it is clear that
   * it will not be.
   */
  settled(): Promise<void>;
  /** Every change that was committed before this moment has been heard, as `performance.now()` tells time. */
  readonly heardUntil: number;
  close(): Promise<void>;
}

/** How long the database may take to answer here, and the pause between two questions whether it is there, in milliseconds. */
const patience = 3_000;
const pause = 1_000;
/** The pause before the first new connection, and the longest, in milliseconds. */
const backoff = { first: 100, most: 5_000 };

/** Hears what transactions change, on a connection of its own that is made anew when it is lost. */
export function listenToChanges(options: ChangesOptions): Changes {
  let open: pg.Client | undefined;
  let stopped = false;
  let wait = backoff.first;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  let heardUntil = Number.NEGATIVE_INFINITY;

  async function connect() {
    const client = new pg.Client({
      connectionString: options.url,
      connectionTimeoutMillis: patience,
      keepAlive: true,
      application_name: "changes",
    });
    let heard = "";
    client.on("error", (error) => lose(client, error));
    client.on("end", () => lose(client));
    client.on("notification", ({ payload = "" }) => {
      const [id = "", ...tags] = payload.split(" ");
      heard = id;
      options.onChange({ id, tags });
    });
    try {
      await client.connect();
      await within(client.query("listen changes"));
      // A change of its own, which touches nothing: the place in the order of all from which this connection hears.
      const id = randomUUID();
      await within(client.query("select pg_notify('changes', $1)", [id]));
      if (heard !== id) throw new Error("The connection does not carry notifications.");
      if (stopped) return void end(client);
      open = client;
      wait = backoff.first;
      options.onHearing(true);
      timer = setTimeout(watch, pause);
    } catch (error) {
      end(client);
      options.onError?.(error);
      retry();
    }
  }

  function lose(client: pg.Client, error?: unknown) {
    if (client !== open) return;
    open = undefined;
    clearTimeout(timer);
    options.onHearing(false);
    end(client);
    if (error) options.onError?.(error);
    retry();
  }

  function retry() {
    if (stopped) return;
    clearTimeout(timer);
    timer = setTimeout(connect, wait * (0.5 + Math.random() / 2));
    wait = Math.min(2 * wait, backoff.most);
  }

  /** Finds out that a connection is dead which nobody closed. */
  async function watch() {
    await settled();
    if (open) timer = setTimeout(watch, pause);
  }

  /** PostgreSQL gives out what is committed before it says that it is ready for the next statement. */
  async function ask() {
    const client = open;
    if (!client) return;
    const begun = performance.now();
    await within(client.query("select")).then(
      () => {
        heardUntil = begun;
      },
      (error) => lose(client, error),
    );
  }

  function settled(): Promise<void> {
    // What runs already may have been asked before the commit; one more serves all who wait.
    next ??= (running ?? Promise.resolve()).then(() => {
      next = undefined;
      running = ask();
      return running;
    });
    return next;
  }

  connect();
  return {
    settled,
    get heardUntil() {
      return heardUntil;
    },
    async close() {
      stopped = true;
      clearTimeout(timer);
      const client = open;
      open = undefined;
      await client?.end();
    },
  };
}

function end(client: pg.Client): void {
  client.removeAllListeners();
  client.on("error", () => {});
  client.end().catch(() => {});
}

async function within<T>(answer: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(late.reject, patience, new Error("The database does not answer."));
  return Promise.race([answer, late.promise]).finally(() => clearTimeout(timer));
}
