import { createHash } from "node:crypto";
import { tracked } from "@trpc/server";
import type { PersonContext } from "../trpc.ts";
import { noticeState } from "./queries.ts";
import type { LiveInput } from "./schema.ts";

/** The longest time without a look at the session, in milliseconds. */
const longest = 3_600_000;

/**
 * Tells one's unread count and newest notices, at once and whenever they change, until the session ends, the account is deactivated
 * or `signal` says to stop. Each event is the whole state and its id names that: whoever comes back with it is told only of another,
 * and can have missed nothing. Where nothing is heard of notices, it tells what there is and ends.
 *
 * @throws AppError TOO_MANY_REQUESTS `notice.tooManyStreams`.
 */
export async function* liveNotices(ctx: PersonContext, { lastEventId }: LiveInput, signal?: AbortSignal) {
  // Before the first look, so that nothing falls between it and the first wait.
  const place = ctx.feed?.enter(ctx.viewer.id);
  try {
    let told = lastEventId;
    while (!signal?.aborted) {
      const found = await noticeState(ctx);
      if (!found) return;
      const { endsIn, ...state } = found;
      const id = createHash("sha1").update(JSON.stringify(state)).digest("base64url");
      if (id !== told) yield tracked(id, state);
      told = id;
      if (!place) return;
      await place.news(signal, Math.min(longest, endsIn ?? longest) + 1);
    }
  } finally {
    place?.leave();
  }
}
