import { withClient } from "../../src/database.ts";

/** An entry as it was noted elsewhere: `1234:` and its hash. */
export type Noted = { id: number; hash: string };

export type AuditReport = {
  entries: number;
  /** The last entry, to be noted elsewhere; null in an empty log. */
  head: string | null;
  /** What does not fit, a line each. */
  faults: string[];
};

// The database has the same in `audit_hash`. Whoever alters entries could alter that function too, so it is not asked here.
const hash = `encode(sha256(convert_to(json_build_array(
  e.previous, e.id, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS'), e.user_id, e.key_id, e.role,
  e.action, e.entity, e.entity_id, e.changes, e.address, e.request_id)::text, 'UTF8')), 'hex')`;

const statement = `
  with checked as materialized (
    select e.id, e.hash, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS') as at,
           e.hash = ${hash} as is_whole,
           e.previous = lag(e.hash, 1, repeat('0', 64)::char(64)) over (order by e.id) as is_next
      from audit_entries e
  )
  select (select count(*)::int from checked) as entries,
         (select id || ':' || hash from checked order by id desc limit 1) as head,
         (select hash from checked where id = $1) as noted,
         (select coalesce(json_agg(json_build_object('id', id, 'at', at, 'isWhole', is_whole) order by id), '[]')
            from checked where not (is_whole and is_next)) as breaks`;

type Row = {
  entries: number;
  head: string | null;
  noted: string | null;
  breaks: { id: number; at: string; isWhole: boolean }[];
};

/**
 * Computes the hash of every entry of the audit log anew, and looks whether each follows the one before it. That entries were cut
 * off at the end, or that all of it was written anew, shows only beside an entry that was `noted` elsewhere.
 */
export async function verifyAudit(url: string, noted?: Noted): Promise<AuditReport> {
  const { rows } = await withClient(url, (client) => client.query<Row>(statement, [noted?.id ?? null]));
  const [row] = rows;
  if (!row) throw new Error("The database gave no answer.");
  const faults = row.breaks.map(({ id, at, isWhole }) =>
    isWhole
      ? `Entry ${id} of ${at} UTC does not follow the one before it: one was removed or put in between.`
      : `Entry ${id} of ${at} UTC was altered.`,
  );
  if (noted && row.noted === null) faults.push(`Entry ${noted.id}, which was noted, is not there any more.`);
  else if (noted && row.noted !== noted.hash)
    faults.push(`Entry ${noted.id} has another hash than was noted: the log was written anew.`);
  return { entries: row.entries, head: row.head, faults };
}
