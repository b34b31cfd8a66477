import type { LiveState } from "./live-state.ts";
import { liveState, takeLiveState } from "./live-state.ts";

/** After so many milliseconds without a sign of life the stream is lost, whatever the browser thinks. The API gives one in 15 000. */
const silence = 40_000;

/**
 * Has the API tell of the reader's notices, from what was told last, until it is closed. The browser comes back by itself when the
 * stream ends. The events are those of the API's subscriptions; they are read here, because every page has this and the client of
 * subscriptions is as large as the rest of the head.
 */
export function openLive(): () => void {
  let source: EventSource | undefined;
  let watch: ReturnType<typeof setTimeout>;

  function close() {
    clearTimeout(watch);
    source?.close();
    source = undefined;
  }

  function open() {
    const input = JSON.stringify({ lastEventId: liveState()?.id });
    const stream = new EventSource(`/trpc/notice.live?${new URLSearchParams({ input })}`);
    source = stream;
    const hear = () => {
      clearTimeout(watch);
      watch = setTimeout(() => {
        close();
        open();
      }, silence);
    };
    stream.addEventListener("connected", hear);
    stream.addEventListener("ping", hear);
    stream.addEventListener("message", ({ data, lastEventId }: MessageEvent<string>) => {
      hear();
      const told = JSON.parse(data) as Pick<LiveState, "unread" | "newest">;
      takeLiveState(lastEventId, told, Date.now());
    });
    // The session has ended.
    stream.addEventListener("return", close);
    // What may pass is tried again; a refusal stays one, and the count is that of the page then.
    stream.addEventListener("serialized-error", ({ data }: MessageEvent<string>) => {
      const { data: refusal } = JSON.parse(data) as { data?: { httpStatus?: number } };
      if ((refusal?.httpStatus ?? 500) < 500) close();
    });
    stream.addEventListener("error", () => {
      if (stream.readyState === EventSource.CLOSED) close();
    });
    hear();
  }

  open();
  return close;
}
