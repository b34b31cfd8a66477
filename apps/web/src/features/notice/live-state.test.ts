import { expect, test } from "vitest";
import { liveState, type Notice, takeLiveState, watchLiveState } from "./live-state.ts";

const notice = (id: number, readAt: string | null = null): Notice => ({
  id,
  kind: "x.y",
  title: `Notice ${id}`,
  body: "",
  path: "/",
  readAt,
  createdAt: "2026-11-28T08:00:00.000Z",
});

test("says what has just come, and neither what was there nor what comes up from below", () => {
  const seen: string[] = [];
  const stop = watchLiveState(() => seen.push(liveState()?.arrived ?? "–"));
  takeLiveState("a", { unread: 2, newest: [notice(7), notice(6)] }, 1);
  takeLiveState("b", { unread: 3, newest: [notice(8), notice(7)] }, 2);
  takeLiveState("c", { unread: 2, newest: [notice(8, "2026-11-28T09:00:00.000Z"), notice(7)] }, 3);
  takeLiveState("d", { unread: 2, newest: [notice(7), notice(5)] }, 4);
  stop();
  takeLiveState("e", { unread: 0, newest: [] }, 5);
  expect(seen).toEqual(["", "Notice 8", "", ""]);
  expect(liveState()).toEqual({ id: "e", unread: 0, newest: [], at: 5, arrived: "" });
});
