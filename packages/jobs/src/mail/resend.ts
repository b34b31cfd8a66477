import { createHash } from "node:crypto";
import { RetryAfterError } from "inngest";
import { Resend } from "resend";
import { Busy, type Outcome, type Post, type Transport } from "./transport.ts";

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

/** Sends letters by Resend: up to a hundred in one call, and one that has a file by the call for single ones, which alone takes files. */
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
      // A header may not have every letter that a key may.
      const idempotencyKey = createHash("sha256").update(key).digest("hex");
      const options = { idempotencyKey, signal: AbortSignal.timeout(patience) };
      const letters = posts.map((post) => letterOf(from, post));
      const [only] = posts.some(({ attachment }) => attachment) ? letters : [];
      const { data, error, headers } = await (only
        ? client.emails.send(only, options)
        : client.batch.send(letters, { ...options, batchValidation: "permissive" })
      ).catch((cause: Error) => {
        throw new Busy(`Resend gave no answer: ${cause.message}`, { isLimit: false });
      });
      if (!error)
        return "data" in data
          ? outcomes(posts.length, data.data, data.errors ?? [])
          : outcomes(posts.length, [data], []);
      // The same call with other words, because a text has changed since: the first one was taken.
      if (error.name === "invalid_idempotent_request") return posts.map(() => ({ providerId: null }));
      // Of many, the answer names the refused ones; a single one is refused as a call.
      if (only && error.statusCode === 422) return [{ refused: error.message }];
      throw refusal(error, headers?.["retry-after"]);
    },
  };
}

const letterOf = (from: string, { to, subject, text, html, headers, attachment }: Post) => ({
  from,
  to,
  subject,
  text,
  ...(html && { html }),
  ...(headers && { headers }),
  ...(attachment && {
    attachments: [
      {
        filename: attachment.name,
        contentType: attachment.type,
        content: Buffer.from(attachment.text).toString("base64"),
      },
    ],
  }),
});

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
