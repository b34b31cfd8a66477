import { AppError } from "../error.ts";
import type { PersonContext } from "../trpc.ts";
import { ownedBy } from "./policy.ts";
import type { NoticesRead } from "./schema.ts";

/**
 * Marks a notice as read. One that was read stays as it was.
 *
 * @throws AppError `notice.notFound` when it is not one of one's own.
 */
export async function readNotice({ db, viewer, now }: PersonContext, { id }: { id: number }): Promise<void> {
  const own = ownedBy(viewer);
  const { count } = await db.notice.updateMany({
    where: { id, readAt: null, AND: own },
    data: { readAt: now },
  });
  if (count > 0) return;
  const found = await db.notice.findFirst({ where: { id, AND: own }, select: { id: true } });
  if (!found) throw new AppError("NOT_FOUND", "notice.notFound", { field: "id" });
}

/** Marks one's notices as read up to one of them. What has come since stays unread. */
export async function readNotices({ db, viewer, now }: PersonContext, { upTo }: NoticesRead): Promise<void> {
  await db.notice.updateMany({
    where: { id: { lte: upTo }, readAt: null, AND: ownedBy(viewer) },
    data: { readAt: now },
  });
}
