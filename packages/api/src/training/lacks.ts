import type { Prisma } from "@agrar/db";
import type { Problem } from "../problem/schema.ts";

/** What a training needs before others may see it, by its type. */
export async function lacks(tx: Prisma.TransactionClient, id: number, now: Date): Promise<Problem[]> {
  const { type, startDate, endDate, meetLink, address, isRecurring, recurrenceEndDate } =
    await tx.training.findUniqueOrThrow({
      where: { id },
      select: {
        type: true,
        startDate: true,
        endDate: true,
        meetLink: true,
        address: true,
        isRecurring: true,
        recurrenceEndDate: true,
      },
    });
  const lessons = await tx.lesson.count({ where: { trainingId: id, status: "PUBLISHED" } });
  const lastDay = (isRecurring && recurrenceEndDate) || endDate || startDate;
  const day = 86_400_000;
  const missing: [field: string, reason: string, is: boolean][] = [
    ["lessons", "lessonMissing", type === "VIDEO" && lessons === 0],
    ["startDate", "dateMissing", type !== "VIDEO" && !startDate],
    ["meetLink", "linkMissing", type === "ONLINE" && !meetLink],
    ["address", "addressMissing", type === "OFFLINE" && !address],
    ["endDate", "over", type !== "VIDEO" && lastDay !== null && lastDay.getTime() + day <= now.getTime()],
  ];
  return missing.flatMap(([field, reason, is]) =>
    is ? [{ field, reason: `training.${reason}`, params: {} }] : [],
  );
}
