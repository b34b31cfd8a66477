import { type Db, Prisma } from "@agrar/db";
import { everything, sqlWhere } from "@agrar/db/where";
import { withinDays } from "../list/days.ts";
import { page } from "../list/page.ts";
import type { Page } from "../list/schema.ts";
import type { AdminContext } from "../trpc.ts";
import type { AuditEntry, AuditListInput, AuditState } from "./schema.ts";

/** A page of the audit log: one statement. */
export async function listAudit({ db }: AdminContext, input: AuditListInput): Promise<Page<AuditEntry>> {
  return page<AuditEntry>(
    db,
    {
      from: Prisma.sql`audit_entries a`,
      id: "a.id",
      where: [sqlWhere(filter(input), "a"), actionIs(input.action)],
      sort: { key: "a.at", type: "timestamptz" },
      item: Prisma.sql`
        a.id, a.at,
        (select json_build_object('id', u.id, 'firstName', u.first_name, 'lastName', u.last_name)
           from users u where u.id = a.user_id) as "user",
        (select json_build_object('id', k.id, 'name', k.name) from service_keys k where k.id = a.key_id) as "key",
        a.role, a.action, a.entity, a.entity_id as "entityId", a.changes, a.address,
        a.request_id as "requestId", a.hash`,
    },
    input,
  );
}

/** How many breaks are named. */
const shown = 20;

/** Recomputes the hash of every entry and compares it with what is kept: alterations, removals and insertions show. */
export async function verifyAudit({ db }: { db: Db }): Promise<AuditState> {
  const [state] = await db.$queryRaw<[AuditState]>`
    select (select count(*)::int from audit_entries) as entries,
           (select hash from audit_entries order by id desc limit 1) as head,
           (select coalesce(json_agg(b), '[]') from (select id, at, reason from audit_breaks order by id
              limit ${Prisma.raw(String(shown))}) b) as breaks`;
  return state;
}

function filter(input: AuditListInput): Prisma.AuditEntryWhereInput {
  return {
    id: input.ids && { in: input.ids },
    userId: input.userId,
    keyId: input.keyId,
    entity: input.entity,
    entityId: input.entityId,
    requestId: input.requestId,
    at: withinDays(input),
  } as Prisma.AuditEntryWhereInput;
}

const actionIs = (action: string | undefined) =>
  action === undefined
    ? everything
    : Prisma.sql`(a.action = ${action} or a.action like ${`${action.replaceAll(/[%_\\]/g, "\\$&")}.%`})`;
