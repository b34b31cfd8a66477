import type { Prisma } from "@agrar/db";
import type { Context } from "./context.ts";

/** What an entry of the audit log says beside who, when and where from. */
export type Deed = {
  /** `noun.verb`, as the procedure is called where there is one. */
  action: string;
  entity: string;
  entityId?: number | string | null;
  /** The fields that changed, before and after. Secrets are never among them. */
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
};

type Recorder = Pick<Prisma.TransactionClient, "$executeRaw">;

/**
 * Writes an entry of the audit log in the transaction of the deed, which it must end: entries are written one at a time, and
 * who has waited for a turn must not then wait for a row. The database adds time and hash.
 */
export async function record(
  tx: Recorder,
  { viewer, origin }: Pick<Context, "viewer" | "origin">,
  { action, entity, entityId = null, before, after }: Deed,
): Promise<void> {
  const changes = JSON.stringify(changesBetween(before, after));
  await tx.$executeRaw`
    insert into audit_entries (user_id, key_id, role, action, entity, entity_id, changes, address, request_id)
    values (${"id" in viewer ? viewer.id : null}::int, ${"keyId" in viewer ? viewer.keyId : null}::int, ${viewer.role},
            ${action}, ${entity}, ${entityId === null ? null : String(entityId)}, nullif(${changes}, '{}')::jsonb,
            ${origin?.address ?? null}, ${origin?.requestId ?? null})`;
}

/** Of each field that differs, the value before and the one after. */
function changesBetween(
  before: Record<string, unknown> = {},
  after: Record<string, unknown> = {},
): Record<string, [before: unknown, after: unknown]> {
  const fields = new Set([...Object.keys(before), ...Object.keys(after)]);
  return Object.fromEntries(
    [...fields]
      .map((field) => [field, [before[field] ?? null, after[field] ?? null]] as const)
      .filter(([, [was, is]]) => JSON.stringify(was) !== JSON.stringify(is))
      .map(([field, change]) => [field, [...change]]),
  );
}
