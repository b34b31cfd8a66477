import type { Event } from "../event.ts";
import { collectEvents } from "./outgoing.ts";

/** Handles a request as Inngest's server would send it over the network. */
export type Handler = (request: Request) => Promise<Response>;

/** What a step came to, as the SDK wants to be told. */
export type StepResult = { type: "data"; data: unknown } | { type: "error"; error: unknown };

/** One call of a function: from its start, with what its steps have come to so far. */
export type Call = {
  functionId: string;
  /** The step to run; null to go on from where the known steps end. */
  stepId: string | null;
  runId: string;
  event: Event;
  steps: Record<string, StepResult>;
  /** The steps in the order in which they ended. */
  order: string[];
  attempt: number;
  maxAttempts: number;
};

/** Something that a function wants next, as the SDK reports it. */
export type Operation = {
  op: string;
  id: string;
  name?: string;
  displayName?: string;
  data?: unknown;
  error?: unknown;
};

/** How a call ended. */
export type Reply =
  | { is: "result"; output: unknown }
  | { is: "operations"; operations: Operation[]; retryAfter: number | undefined }
  | { is: "error"; error: unknown; isFinal: boolean; retryAfter: number | undefined };

const address = "http://jobs.internal/api/inngest";
const headers = { host: "jobs.internal", "content-type": "application/json" };

/** Calls a function by the protocol of Inngest's SDK, and resolves with how it ended and the events it sent. */
export async function call(handler: Handler, made: Call): Promise<{ reply: Reply; events: Event[] }> {
  const query = new URLSearchParams({ fnId: made.functionId, stepId: made.stepId ?? "step" });
  const body = {
    version: 2,
    event: made.event,
    events: [made.event],
    steps: made.steps,
    // Without `fn_id` the SDK does not report to a server in between.
    ctx: {
      run_id: made.runId,
      attempt: made.attempt,
      max_attempts: made.maxAttempts,
      disable_immediate_execution: false,
      use_api: false,
      stack: { stack: made.order, current: made.order.length },
    },
  };
  const request = new Request(`${address}?${query}`, {
    method: "POST",
    headers: { ...headers, "x-inngest-req-version": "2" },
    body: JSON.stringify(body),
  });
  const { result, events } = await collectEvents(() => handler(request));
  return { reply: await replyOf(result), events };
}

/** Asks the SDK which functions it has, in the form in which it tells a server. */
export async function register(handler: Handler): Promise<unknown[]> {
  const response = await handler(
    new Request(address, {
      method: "PUT",
      headers: { ...headers, "x-inngest-sync-kind": "in_band" },
      body: JSON.stringify({ url: address }),
    }),
  );
  const { functions } = (await response.json()) as { functions?: unknown[] };
  if (!functions) throw new Error("Inngest's SDK does not say which functions it has.");
  return functions;
}

async function replyOf(response: Response): Promise<Reply> {
  const text = await response.text();
  const body: unknown = text === "" ? null : JSON.parse(text);
  const retryAfter = millisecondsOf(response.headers.get("retry-after"));
  if (response.status === 206) return { is: "operations", operations: body as Operation[], retryAfter };
  if (response.status === 200) return { is: "result", output: body };
  const isFinal = response.headers.get("x-inngest-no-retry") === "true";
  return { is: "error", error: body, isFinal, retryAfter };
}

/** A `Retry-After`, in seconds or as a date, in milliseconds from now. */
function millisecondsOf(retryAfter: string | null): number | undefined {
  if (retryAfter === null) return undefined;
  const seconds = Number(retryAfter);
  return Number.isFinite(seconds) ? seconds * 1000 : Math.max(0, Date.parse(retryAfter) - Date.now());
}
