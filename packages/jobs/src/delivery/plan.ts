import type { FactName } from "@agrar/api/fact";
import { type Db, Prisma } from "@agrar/db";
import type { HandedOn } from "../event.ts";
import type { Message } from "./message.ts";

/** How many people a chunk has at most: what the largest provider takes in one call. */
const chunkSize = 100;

/**
 * Writes down who is to be told, in one statement, and resolves with the number of chunks. Whoever is written down already stays
 * as they are, so that planning twice plans once.
 */
export async function planDeliveries<Name extends FactName>(
  db: Db,
  fact: HandedOn<Name>,
  { kind, audience, tellsActor = false }: Message<Name>,
): Promise<number> {
  await db.$executeRaw`
    insert into deliveries (fact_id, user_id, channel, kind, chunk)
    select ${fact.id}, person.id, channel.name, ${kind}, (person.place - 1) / ${chunkSize}::int
      from (select u.id, u.email_verified, row_number() over (order by u.id) as place
              from users u
             where u.id in (select a.user_id from (${audience(fact)}) a)
               and u.is_active and u.erased_at is null and (${tellsActor} or u.id is distinct from ${fact.actorId}::int)) person
      join (values ('MAIL'::"Channel"), ('NOTICE')) channel(name)
        on channel.name = 'NOTICE' or person.email_verified
     where exists (select from facts where id = ${fact.id})
        on conflict do nothing`;
  const [row] = await db.$queryRaw<{ chunks: number }[]>(Prisma.sql`
    select coalesce(max(chunk) + 1, 0) as chunks from deliveries where fact_id = ${fact.id} and kind = ${kind}`);
  return row?.chunks ?? 0;
}
