import type { Failure } from "./failure.ts";

/** How a call ended. */
export type Outcome<Answer> = { answer: Answer; failure?: never } | { answer?: never; failure: Failure };

/**
 * Sends JSON to an address of the portal. Where nobody answers the status is 503, and `answer` is empty, as it is where the
 * answer is no JSON. `wait` is after how many seconds the same may go well, 0 where that is not said.
 */
export async function post<Answer extends object>(url: string, body: unknown) {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
    // Sent to its end even where the page is left meanwhile, by a link that was followed.
    keepalive: true,
  }).catch(() => null);
  const answer: Partial<Answer> = (await response?.json().catch(() => null)) ?? {};
  return {
    status: response?.status ?? 503,
    answer: answer as Answer,
    wait: Number(response?.headers.get("retry-after") ?? 0),
  };
}
