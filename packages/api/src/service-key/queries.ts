import { Prisma } from "@agrar/db";
import { everything, sqlWhere } from "@agrar/db/where";
import { foundBy, page, type Sort } from "../list/page.ts";
import type { Page } from "../list/schema.ts";
import type { AdminContext } from "../trpc.ts";
import { inState } from "./policy.ts";
import type { ServiceKey, ServiceKeyListInput } from "./schema.ts";

const sorts: Record<ServiceKeyListInput["sort"], Sort> = {
  createdAt: { key: "k.created_at", type: "timestamptz" },
  name: { key: 'k.name collate "az-x-icu"', type: "text" },
  expiresAt: { key: "k.expires_at", type: "timestamptz" },
};

/** A page of the keys of services: one statement. */
export async function listServiceKeys(
  { db, now }: AdminContext,
  input: ServiceKeyListInput,
): Promise<Page<ServiceKey>> {
  return page<ServiceKey>(
    db,
    {
      from: Prisma.sql`service_keys k`,
      id: "k.id",
      where: [
        input.state ? sqlWhere(inState(now)[input.state], "k") : everything,
        sqlWhere({ id: input.ids && { in: input.ids } }, "k"),
      ],
      found: foundBy(input.search, select),
      sort: sorts[input.sort],
      item: Prisma.sql`
        k.id, k.name, k.start, k.scopes, k.calls_per_minute as "callsPerMinute",
        case when k.revoked_at is not null then 'REVOKED' when k.expires_at <= ${now} then 'EXPIRED' else 'ACTIVE' end as "state",
        (select json_build_object('id', u.id, 'firstName', u.first_name, 'lastName', u.last_name)
           from users u where u.id = k.created_by_id) as "createdBy",
        k.created_at as "createdAt", k.expires_at as "expiresAt", k.last_used_at as "lastUsedAt",
        k.revoked_at as "revokedAt"`,
    },
    input,
  );
}

const select = (word: string) =>
  Prisma.sql`select id from service_keys where fold(' ' || name) like '% ' || fold(${word}) || '%'`;
