import type { Prisma } from "@agrar/db";
import type { Problem } from "../problem/schema.ts";
import { holdTraining, isOver } from "./queries.ts";

/** What a training needs before others may see it, by its type. */
export async function lacks(tx: Prisma.TransactionClient, id: number, now: Date): Promise<Problem[]> {
  const { type, startDate, meetLink, address } = await tx.training.findUniqueOrThrow({
    where: { id },
    select: { type: true, startDate: true, meetLink: true, address: true },
  });
  const held = await holdTraining(tx, { id });
  const lessons = await tx.lesson.count({ where: { trainingId: id, status: "PUBLISHED" } });
  const missing: [field: string, reason: string, is: boolean][] = [
    ["lessons", "lessonMissing", type === "VIDEO" && lessons === 0],
    ["startDate", "dateMissing", type !== "VIDEO" && !startDate],
    ["meetLink", "linkMissing", type === "ONLINE" && !meetLink],
    ["address", "addressMissing", type === "OFFLINE" && !address],
    ["endDate", "over", held !== null && isOver(held, now)],
  ];
  return missing.flatMap(([field, reason, is]) =>
    is ? [{ field, reason: `training.${reason}`, params: {} }] : [],
  );
}
