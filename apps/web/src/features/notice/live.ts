import type { AppRouter } from "@agrar/api";
import { createTRPCClient, httpSubscriptionLink } from "@trpc/client";
import { liveState, takeLiveState } from "./live-state.ts";

/** Has the API tell of the reader's notices, from what was told last, until it is closed. */
export function openLive(): () => void {
  const client = createTRPCClient<AppRouter>({ links: [httpSubscriptionLink({ url: "/trpc" })] });
  const stream = client.notice.live.subscribe(
    { lastEventId: liveState()?.id },
    {
      onData: ({ id, data }) => takeLiveState(id, data, Date.now()),
      // What may pass is tried again by the link; without the rest the count is that of the page.
      onError: () => {},
    },
  );
  return () => stream.unsubscribe();
}
