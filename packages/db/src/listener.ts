import { randomUUID } from "node:crypto";
import pg from "pg";

export interface ListenerOptions {
  /** Connection string of the database. A pooler in between must leave a connection to its session. */
  url: string;
  /** How the connection is called in `pg_stat_activity`. */
  name: string;
  /** Who only wants to ask has none. */
  channels: string[];
  /** Called with what is told on a channel. */
  onNotice(channel: string, payload: string): void;
  /**
   * Called with `true` once everything is heard that is told from now on, and with `false` when that ends: what is told until
   * the next `true` is never heard of.
   */
  onHearing(hears: boolean): void;
  /** Called on each new connection before it listens. */
  opened?: ((client: pg.Client) => Promise<unknown>) | undefined;
  /**
   * Whether each new connection proves that it carries what is told, by a random mark on the first channel which all who
   * listen there hear; and is then asked every second whether it still lives, and given up after three without an answer.
   */
  watched: boolean;
  /** The longest pause before a new connection, in milliseconds. */
  longestPause: number;
  /** How long the database may take to answer, in milliseconds: 3 000 by default. */
  patience?: number;
  /** What is asked to see that the connection lives. By default something without an answer. */
  question?: Question | undefined;
  onError?: ((error: unknown) => void) | undefined;
}

export interface Question {
  text: string;
  /** Called as it is asked; what it returns gets the answer, and gives the connection up by throwing. */
  // biome-ignore lint/suspicious/noExplicitAny: whoever writes the text knows what comes of it.
  asked(): (answer: any) => void;
}

export interface Listener {
  /** Settles with the first connection: fails where that did. It is tried again all the same, until it is closed. */
  readonly first: Promise<void>;
  /** Waits until everything is heard that was told before the call, or until it is clear that it will not be. */
  settled(): Promise<void>;
  /** Everything that was told before this moment has been heard, as `performance.now()` tells time. */
  readonly heardUntil: number;
  close(): Promise<void>;
}

/** The pause between two questions whether the database is there, in milliseconds. */
const pause = 1_000;
/** The pause before the first new connection, in milliseconds; each is twice as long as the one before. */
const firstPause = 100;

/** Hears what others tell (`NOTIFY`), on a connection of its own that is made anew when it is lost. */
export function listen(options: ListenerOptions): Listener {
  const { patience = 3_000, question } = options;
  let open: pg.Client | undefined;
  let stopped = false;
  let wait = firstPause;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  let heardUntil = Number.NEGATIVE_INFINITY;

  async function connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: options.url,
      connectionTimeoutMillis: patience,
      keepAlive: true,
      application_name: options.name,
    });
    let heard = "";
    let ended = false;
    client.on("error", (error) => lose(client, error));
    client.on("end", () => {
      ended = true;
      lose(client);
    });
    client.on("notification", ({ channel, payload = "" }) => {
      heard = payload;
      options.onNotice(channel, payload);
    });
    try {
      await client.connect();
      const looked = Promise.resolve(options.opened?.(client));
      await (options.watched ? within(patience, looked) : looked);
      for (const channel of options.channels) await within(patience, client.query(`listen ${channel}`));
      if (options.watched && options.channels[0]) {
        // The place in the order of all that is told from which this connection hears.
        const mark = randomUUID();
        await within(patience, client.query("select pg_notify($1, $2)", [options.channels[0], mark]));
        if (heard !== mark) throw new Error("The connection does not carry notifications.");
      }
      if (ended) throw new Error("The connection was lost.");
    } catch (error) {
      end(client);
      options.onError?.(error);
      retry();
      throw error;
    }
    if (stopped) return end(client);
    open = client;
    wait = firstPause;
    options.onHearing(true);
    if (options.watched) timer = setTimeout(watch, pause);
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
    timer = setTimeout(() => connect().catch(() => {}), wait * (0.5 + Math.random() / 2));
    wait = Math.min(2 * wait, options.longestPause);
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
    const hear = question?.asked();
    try {
      const { rows } = await within(patience, client.query(question?.text ?? "select"));
      if (client !== open) return;
      hear?.(rows[0]);
      heardUntil = begun;
    } catch (error) {
      lose(client, error);
    }
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

  const first = connect();
  first.catch(() => {});
  return {
    first,
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

async function within<T>(patience: number, answer: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(late.reject, patience, new Error("The database does not answer."));
  return Promise.race([answer, late.promise]).finally(() => clearTimeout(timer));
}
