import { type Db, isUnavailable, Prisma } from "@agrar/db";
import { AppError } from "../error.ts";
import { jobFigures } from "../job.ts";
import type { AdminContext } from "../trpc.ts";
import type { DatabaseStatements } from "./schema.ts";

/** How the process that answers is doing, the jobs of all processes, and the slowest statements that PostgreSQL knows. */
export async function healthFigures({ db, monitor }: AdminContext) {
  // Only a server has a process to speak of.
  if (!monitor) throw new AppError("NOT_FOUND", "route.notFound");
  const [jobs, statements] = await Promise.all([jobFigures(db), databaseStatements(db)]);
  return { instance: await monitor.figures(), jobs, statements };
}

/** How many statements are named of each kind. */
const shown = 10;

async function databaseStatements(db: Db): Promise<DatabaseStatements> {
  const [found] = await db.$queryRaw<{ schema: string }[]>`
    select quote_ident(n.nspname) as schema
      from pg_extension e join pg_namespace n on n.oid = e.extnamespace where e.extname = 'pg_stat_statements'`;
  if (!found) return null;
  const slowest = (by: string) => Prisma.sql`
    (select coalesce(json_agg(s order by s.${Prisma.raw(`"${by}"`)} desc), '[]')
       from (select id, left(regexp_replace(query, '\\s+', ' ', 'g'), 2000) as text, calls, "totalMs", "meanMs", "mostMs", rows
               from (select * from counted
                      order by ${Prisma.raw(`"${by}"`)} desc limit ${Prisma.raw(String(shown))}) most) s)`;
  try {
    // Those of the portal's own kinds: of others PostgreSQL keeps the text with its values.
    const [row] = await db.$queryRaw<[DatabaseStatements]>`
      with counted as (
        select s.queryid::text as id, s.query, s.calls, s.total_exec_time as "totalMs",
               s.mean_exec_time as "meanMs", s.max_exec_time as "mostMs", s.rows
          from ${Prisma.raw(found.schema)}.pg_stat_statements s
         where s.dbid = (select oid from pg_database where datname = current_database())
           and s.toplevel and s.query ~* '^\\s*(select|with|insert|update|delete|merge)\\y')
      select ${slowest("totalMs")} as "byTotal", ${slowest("meanMs")} as "byMean"`;
    return row;
  } catch (error) {
    // It is there, and not loaded by the server, or not this user's to read.
    if (isUnavailable(error)) throw error;
    return null;
  }
}
