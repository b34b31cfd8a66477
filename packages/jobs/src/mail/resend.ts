import { createHash } from "node:crypto";
import { RetryAfterError } from "inngest";
import { Resend } from "resend";
import { Busy, type Outcome, type Transport } from "./transport.ts";

export type ResendSettings = {
  apiKey: string;
  from: string;
  /** Calls in a second that the account may make. */
  perSecond?: number;
  /** Another address that speaks as Resend does. */
  baseUrl?: string | undefined;
  /** Milliseconds until a call that gets no answer is given up. */
  patience?: number;
};

/** Sends letters by Resend, up to a hundred in one call. */
export function resend({
  apiKey,
  from,
  perSecond = 2,
  baseUrl,
  patience = 20_000,
}: ResendSettings): Transport {
  const client = new Resend(apiKey, baseUrl ? { baseUrl } : {});
  return {
    name: "resend",
    batch: 100,
    perSecond,
    async send(key, posts) {
      const letters = posts.map(({ to, subject, text, html, headers }) => ({
        from,
        to,
        subject,
        text,
        ...(html && { html }),
        ...(headers && { headers }),
      }));
      // A header may not have every letter that a key may.
      const idempotencyKey = createHash("sha256").update(key).digest("hex");
      const { data, error, headers } = await client.batch
        .send(letters, {
          idempotencyKey,
          batchValidation: "permissive",
          signal: AbortSignal.timeout(patience),
        })
        .catch((cause: Error) => {
          throw new Busy(`Resend gave no answer: ${cause.message}`, { isLimit: false });
        });
      if (!error) return outcomes(posts.length, data.data, data.errors ?? []);
      // The same call with other words, because a text has changed since: the first one was taken.
      if (error.name === "invalid_idempotent_request") return posts.map(() => ({ providerId: null }));
      throw refusal(error, headers?.["retry-after"]);
    },
  };
}

/** What became of each letter: refused ones are named by their place, the others have their ids in order. */
function outcomes(
  count: number,
  sent: { id: string }[],
  refused: { index: number; message: string }[],
): Outcome[] {
  const reasons = new Map(refused.map(({ index, message }) => [index, message]));
  const ids = sent.map(({ id }) => id);
  if (ids.length + reasons.size !== count)
    throw new Error(`Resend took ${ids.length} letters and refused ${reasons.size} of ${count}.`);
  return Array.from({ length: count }, (_, index) => {
    const reason = reasons.get(index);
    return reason === undefined ? { providerId: ids.shift() ?? null } : { refused: reason };
  });
}

type Refusal = { name: string; message: string; statusCode: number | null };

function refusal({ name, message, statusCode }: Refusal, retryAfter: string | undefined): Error {
  const said = `Resend ${statusCode ?? "is out of reach"} ${name}: ${message}`;
  // A day's or a month's letters are used up: seconds do not help.
  if (name.endsWith("quota_exceeded")) return new RetryAfterError(said, "1h");
  const wait = Number(retryAfter) * 1000 || undefined;
  if (statusCode === 429) return new Busy(said, { isLimit: true, wait });
  // Another process makes the same call in this moment.
  if (name === "concurrent_idempotent_requests") return new Busy(said, { isLimit: true, wait: 1_000 });
  if (!statusCode || statusCode >= 500) return new Busy(said, { isLimit: false, wait });
  return new Error(said);
}
