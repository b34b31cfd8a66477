import { Prisma } from "@agrar/db";
import { sqlWhere } from "@agrar/db/where";
import type { Person } from "../context.ts";
import { editableBy, openVideo, visibleTo } from "../training/policy.ts";

/** The states in which a registration lets one learn, and trainings that one learns in. */
const seated = Prisma.sql`r.status in ('APPROVED', 'COMPLETED')`;
const held = Prisma.sql`t.status in ('PUBLISHED', 'ARCHIVED')`;

/** Whether the training `t` is an open video. */
export const isOpenVideo = sqlWhere(openVideo, "t");

/** Whether a person has a place to learn in: over the training `t` and their registration `r` in it. */
export const isLearner = Prisma.sql`(${seated} and ${held})`;

/** Whether a person runs the training `t`. */
export const runs = (viewer: Person) => sqlWhere(editableBy(viewer), "t");

/** Whether a person may read the lessons of the training `t`, where `r` is their registration in it, or null. */
export const mayRead = (viewer: Person) => Prisma.sql`
  coalesce(${isLearner} or ${runs(viewer)} or (${isOpenVideo} and coalesce(r.status, 'CANCELLED') = 'CANCELLED'), false)`;

/** Whether there is such a training for a person: one that is open to them, or that they were ever registered in. */
export const isThere = (viewer: Person) =>
  Prisma.sql`(${sqlWhere(visibleTo(viewer), "t")} or r.id is not null)`;
