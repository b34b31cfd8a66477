import type { Db } from "@agrar/db";
import { record } from "../audit.ts";
import type { Origin, Service } from "../context.ts";
import { AppError } from "../error.ts";
import { takeCalls } from "../limit.ts";
import { type Scope, scopes } from "./schema.ts";
import { hashOf, keyPrefix } from "./secret.ts";

const minute = 60_000;

/**
 * The service that a key stands for, its `calls` counted against the limit. That a key is in use is in the log once an hour, with
 * the address it comes from.
 *
 * @throws AppError `serviceKey.invalid` for what is no key, or no longer in force; `limit.reached` above the key's limit.
 */
export async function serviceOf(
  db: Db,
  { key, calls }: { key: string; calls: number },
  now: Date,
  origin: Origin,
): Promise<Service> {
  const row = key.startsWith(keyPrefix)
    ? await db.serviceKey.findUnique({
        where: { hash: hashOf(key) },
        select: {
          id: true,
          scopes: true,
          callsPerMinute: true,
          expiresAt: true,
          revokedAt: true,
          lastUsedAt: true,
        },
      })
    : null;
  if (!row || row.revokedAt || row.expiresAt <= now) throw new AppError("UNAUTHORIZED", "serviceKey.invalid");
  await takeCalls(db, row.id, row.callsPerMinute, calls);
  const service: Service = { role: "SERVICE", keyId: row.id, scopes: row.scopes.filter(isScope) };
  await noteUse(db, service, row.lastUsedAt, now, origin);
  return service;
}

/** Last use is shown to the minute. Of many calls at once, one writes it, and the first of an hour is in the log. */
async function noteUse(
  db: Db,
  service: Service,
  last: Date | null,
  now: Date,
  origin: Origin,
): Promise<void> {
  if (last && now.getTime() - last.getTime() < minute) return;
  const isFirstOfHour = !last || hourOf(last) !== hourOf(now);
  await db.$transaction(async (tx) => {
    const { count } = await tx.serviceKey.updateMany({
      where: { id: service.keyId, lastUsedAt: last },
      data: { lastUsedAt: now },
    });
    if (count === 0 || !isFirstOfHour) return;
    const deed = { action: "serviceKey.use", entity: "serviceKey", entityId: service.keyId };
    await record(tx, { viewer: service, origin }, deed);
  });
}

const hourOf = (moment: Date) => Math.floor(moment.getTime() / (60 * minute));

const isScope = (scope: string): scope is Scope => (scopes as readonly string[]).includes(scope);
