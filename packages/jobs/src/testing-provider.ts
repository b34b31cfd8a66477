import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A letter as the provider was given it. */
export type Received = {
  id: string;
  to: string;
  subject: string;
  text: string;
  html?: string;
  headers?: Record<string, string>;
  attachments?: { filename: string; content: string; content_type: string }[];
};

type Fault = "500 before" | "500 after" | "429" | "hang" | "401" | undefined;

/**
 * A provider of mail on this machine that speaks as Resend does: it takes batches, from which it drops files without a word, and
 * single letters, knows idempotency keys, and refuses single addresses. `fault` says what goes wrong with a call; "500 after" takes the letters and does not say so.
 */
export async function fakeProvider(fault: (call: number) => Fault = () => undefined) {
  const received: Received[] = [];
  const known = new Map<string, { body: string; taken: ReturnType<typeof take> }>();
  const faults: Record<string, number> = {};
  const refused = new Set<string>();
  let calls = 0;

  const server = createServer((request, response) => {
    const answer = (status: number, body: object, headers: Record<string, string> = {}) => {
      response.writeHead(status, { "content-type": "application/json", ...headers });
      response.end(JSON.stringify(body));
    };
    const refuse = (statusCode: number, name: string, headers: Record<string, string> = {}) =>
      answer(statusCode, { statusCode, name, message: name.replaceAll("_", " ") }, headers);
    let body = "";
    request.on("data", (part) => {
      body += part;
    });
    request.on("end", () => {
      calls += 1;
      const wrong = fault(calls);
      if (wrong) faults[wrong] = (faults[wrong] ?? 0) + 1;
      if (wrong === "hang") return;
      if (wrong === "401") return refuse(401, "invalid_api_key");
      if (wrong === "429") return refuse(429, "rate_limit_exceeded", { "retry-after": "1" });
      if (wrong === "500 before") return refuse(500, "internal_server_error");
      const key = String(request.headers["idempotency-key"]);
      const before = known.get(key);
      if (before && before.body !== body) return refuse(409, "invalid_idempotent_request");
      const isBatch = request.url?.endsWith("/batch");
      const { data, errors } = before?.taken ?? take([JSON.parse(body)].flat(), !isBatch);
      known.set(key, { body, taken: { data, errors } });
      if (wrong === "500 after") return refuse(500, "internal_server_error");
      if (isBatch) return answer(200, { data, errors });
      if (data[0]) return answer(200, data[0]);
      refuse(422, "validation_error");
    });
  });

  function take(letters: Omit<Received, "id">[], takesFiles: boolean) {
    const data: { id: string }[] = [];
    const errors: { index: number; message: string }[] = [];
    for (const [index, { to, subject, text, html, headers, attachments }] of letters.entries()) {
      if (refused.has(to)) {
        errors.push({ index, message: `The address ${to} takes no mail.` });
        continue;
      }
      const id = `mail-${received.length + 1}`;
      received.push({
        id,
        to,
        subject,
        text,
        ...(html && { html }),
        ...(headers && { headers }),
        ...(takesFiles && attachments && { attachments }),
      });
      data.push({ id });
    }
    return { data, errors };
  }

  await new Promise<void>((resolve) => server.listen({ host: "127.0.0.1", port: 0 }, resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    faults,
    /** Addresses that it refuses. */
    refused,
    calls: () => calls,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
