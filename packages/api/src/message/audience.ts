import { Prisma } from "@agrar/db";
import type { Audience } from "./schema.ts";

const whose: Record<Audience, Prisma.Sql> = {
  SEATED: Prisma.sql`r.status in ('APPROVED', 'COMPLETED')`,
  NOT_STARTED: Prisma.sql`r.status = 'APPROVED' and r.started_at is null`,
  WAITING: Prisma.sql`r.status in ('PENDING', 'WAITLISTED')`,
};

/** Whether the registration `r` is of an audience. */
export const isOf = (audience: Audience): Prisma.Sql => Prisma.sql`(${whose[audience]})`;

/** The registrations `r` in a training of those who can be told something, its writer left out. */
export const registrantsOf = (trainingId: number, writer: number) => Prisma.sql`
  registrations r join users u on u.id = r.user_id
   where r.training_id = ${trainingId} and r.user_id <> ${writer} and u.is_active and u.erased_at is null`;
