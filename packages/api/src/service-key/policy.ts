import type { Prisma } from "@agrar/db";
import type { ServiceKeyListInput } from "./schema.ts";

type State = NonNullable<ServiceKeyListInput["state"]>;

/** What each state means at a moment. */
export const inState = (now: Date): Record<State, Prisma.ServiceKeyWhereInput> => ({
  ACTIVE: { revokedAt: null, expiresAt: { gt: now } },
  EXPIRED: { revokedAt: null, expiresAt: { lte: now } },
  REVOKED: { revokedAt: { not: null } },
});
