import type { Prisma } from "@agrar/db";
import type { Person } from "../context.ts";

/** One's own sessions, those that still count. */
export const ownedBy = ({ id }: Person, now: Date): Prisma.SessionWhereInput => ({
  userId: id,
  expiresAt: { gt: now },
  supersededAt: null,
});
