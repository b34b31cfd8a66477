import type { Prisma } from "@agrar/db";
import type { InvitationListInput } from "./schema.ts";

type State = NonNullable<InvitationListInput["state"]>;

/** What each state means at a moment. */
export const inState = (now: Date): Record<State, Prisma.InvitationWhereInput> => ({
  OPEN: { acceptedAt: null, revokedAt: null, expiresAt: { gt: now } },
  EXPIRED: { acceptedAt: null, revokedAt: null, expiresAt: { lte: now } },
  ACCEPTED: { acceptedAt: { not: null } },
  REVOKED: { revokedAt: { not: null } },
});
