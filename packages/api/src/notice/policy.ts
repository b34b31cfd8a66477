import type { Prisma } from "@agrar/db";
import type { Person } from "../context.ts";

/** Notices are for whom they were written to, whatever one's role. */
export const ownedBy = (viewer: Person) => ({ userId: viewer.id }) satisfies Prisma.NoticeWhereInput;
