import type { PersonContext } from "../trpc.ts";
import { deviceOf } from "./device.ts";
import { ownedBy } from "./policy.ts";
import type { Session } from "./schema.ts";

/** One's sessions, the youngest first. */
export async function ownSessions({ db, viewer, now, origin }: PersonContext): Promise<Session[]> {
  const sessions = await db.session.findMany({
    where: ownedBy(viewer, now),
    orderBy: { startedAt: "desc" },
    select: { id: true, startedAt: true, expiresAt: true, ipAddress: true, userAgent: true },
  });
  return sessions.map(({ id, startedAt, expiresAt, ipAddress, userAgent }) => ({
    id,
    current: id === origin?.sessionId,
    startedAt: startedAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    ipAddress: ipAddress || null,
    userAgent: userAgent || null,
    ...deviceOf(userAgent),
  }));
}
