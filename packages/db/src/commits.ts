import type pg from "pg";

const begins = /^\s*(begin|start\s+transaction)\b/i;
const commits = /^\s*(commit|end)\b/i;
const ends = /^\s*(commit|end|abort|rollback(?!\s+to\b))\b/i;
const reads =
  /^\s*(select|with|values|table|show|explain|set|reset|savepoint|release|rollback|begin|start)\b/i;
const writes = /\b(insert|update|delete|merge|truncate|copy|call)\b/i;

/**
 * Lets whoever writes through the pool know that it is done only when `settle` is done too: nobody in this process can
 * act on a commit before it. A statement that changes rows only by calling a function is taken for a read.
 */
export function settleCommits(pool: pg.Pool, settle: () => Promise<void>): void {
  pool.on("connect", (client) => {
    const send = client.query.bind(client) as (...args: unknown[]) => unknown;
    let isOpen = false;
    let wrote = false;
    client.query = ((...args: unknown[]) => {
      const text = textOf(args[0]);
      if (begins.test(text)) isOpen = true;
      wrote ||= !ends.test(text) && (writes.test(text) || !reads.test(text));
      const changes = wrote && (!isOpen || commits.test(text));
      if (ends.test(text)) isOpen = false;
      if (!isOpen) wrote = false;
      if (!changes) return send(...args);
      const callback = args.at(-1);
      if (typeof callback === "function") {
        return send(...args.slice(0, -1), (...outcome: unknown[]) => {
          settle().then(() => callback(...outcome));
        });
      }
      const answer = send(...args);
      return answer instanceof Promise ? answer.finally(settle) : answer;
    }) as pg.PoolClient["query"];
  });
}

function textOf(query: unknown): string {
  return typeof query === "string" ? query : ((query as { text?: string }).text ?? "");
}
