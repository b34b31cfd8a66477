import { createHash } from "node:crypto";
import { createTransport } from "nodemailer";
import { Busy, type Transport } from "./transport.ts";

export type SmtpSettings = {
  /** `smtp://user:password@host:587`, or `smtps://…`. */
  url: string;
  from: string;
  perSecond?: number;
  /** Milliseconds until a server that says nothing is given up. */
  patience?: number;
};

/**
 * Sends letters by SMTP, one at a time: the protocol has no key that makes a call one. A letter whose process died between the
 * server's "yes" and the note of it goes out again, under the same Message-ID, by which mailboxes recognise it.
 */
export function smtp({ url, from, perSecond = 10, patience = 20_000 }: SmtpSettings): Transport {
  const server = createTransport(
    { url, connectionTimeout: patience, greetingTimeout: patience, socketTimeout: patience },
    { from },
  );
  const host = from.replace(/^.*@([\w.-]+).*$/, "$1");
  return {
    name: "smtp",
    batch: 1,
    perSecond,
    async send(key, posts) {
      const [post] = posts;
      if (!post) return [];
      const { to, subject, text, html, headers, attachment } = post;
      const messageId = `<${createHash("sha256").update(key).digest("hex").slice(0, 40)}@${host}>`;
      try {
        const sent = await server.sendMail({
          to,
          subject,
          text,
          messageId,
          ...(html && { html }),
          ...(headers && { headers }),
          ...(attachment && {
            attachments: [
              { filename: attachment.name, contentType: attachment.type, content: attachment.text },
            ],
          }),
        });
        return [{ providerId: sent.messageId }];
      } catch (error) {
        const { responseCode, code, message } = error as Error & { responseCode?: number; code?: string };
        // 5xx about the recipient is final; about signing in (535) or the connection it is not the letter's fault.
        if (code === "EENVELOPE" && (responseCode ?? 0) >= 500) return [{ refused: message }];
        if (code === "EMESSAGE" && (responseCode ?? 0) >= 500) return [{ refused: message }];
        if (responseCode !== undefined && responseCode < 500)
          throw new Busy(`SMTP ${responseCode}: ${message}`, { isLimit: false });
        throw error;
      }
    },
  };
}
