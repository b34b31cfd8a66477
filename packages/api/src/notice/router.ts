import { personProcedure, router } from "../trpc.ts";
import { liveNotices } from "./live.ts";
import { listNotices } from "./queries.ts";
import { readNotice, readNotices } from "./read.ts";
import { liveInput, noticeListInput, noticeRef, noticesRead } from "./schema.ts";

export const noticeRouter = router({
  list: personProcedure.input(noticeListInput).query(({ ctx, input }) => listNotices(ctx, input)),
  live: personProcedure
    .input(liveInput)
    .subscription(({ ctx, input, signal }) => liveNotices(ctx, input, signal)),
  read: personProcedure.input(noticeRef).mutation(({ ctx, input }) => readNotice(ctx, input)),
  readAll: personProcedure.input(noticesRead).mutation(({ ctx, input }) => readNotices(ctx, input)),
});
