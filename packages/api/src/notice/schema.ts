import { z } from "zod";
import { id, listFields, listInput, pageOf, timestamp } from "../list/schema.ts";

const { search: _search, ids: _ids, ...fields } = listFields;

/** Which of one's notices to list; by default all, the last first. */
export const noticeListInput = listInput(
  z.strictObject({
    ...fields,
    sort: z.enum(["createdAt"]).default("createdAt"),
    /** Only what is unread, or only what was read. */
    unread: z.boolean().optional(),
  }),
);
export type NoticeListInput = z.infer<typeof noticeListInput>;

export const noticeRef = z.strictObject({ id });

/** All up to one of them: what has come since stays unread. */
export const noticesRead = z.strictObject({ upTo: id });
export type NoticesRead = z.infer<typeof noticesRead>;

/** What the portal tells somebody, in the language they had then. */
export const notice = z.strictObject({
  id,
  /** `noun.what`. */
  kind: z.string(),
  title: z.string(),
  body: z.string(),
  /** The page it is about, as a path without a language. */
  path: z.string(),
  readAt: timestamp.nullable(),
  createdAt: timestamp,
});
export type Notice = z.infer<typeof notice>;

export const noticePage = pageOf(notice);

/** Most that an unread count says: from here on, it means "at least". */
export const countedUnread = 100;

/** How many of the newest notices are shown live. */
export const newestShown = 6;

/** What is shown live of one's notices. */
export const noticeState = z.strictObject({
  /** How many are unread, at most `countedUnread`. */
  unread: z.number().int(),
  newest: z.array(notice),
});
export type NoticeState = z.infer<typeof noticeState>;

/** The event after which one wants to be told: who has seen that state is told only of another. */
export const liveInput = z.strictObject({ lastEventId: z.string().max(100).nullish() }).prefault({});
export type LiveInput = z.infer<typeof liveInput>;
