import type { Db } from "@agrar/db";
import { Resend } from "resend";

/** The headers by which a report of Resend is signed. */
export type Signature = { id: string; timestamp: string; signature: string };

/** What a provider has to say about a letter that it took. */
type Report = {
  providerId: string;
  state: "DELIVERED" | "BOUNCED" | "COMPLAINED" | "REFUSED";
  detail: string;
  /** Where the letter went, which need not be the person's address any more. */
  address: string | undefined;
};

/**
 * Reads a report of Resend's and notes it down: what arrived, what came back, who complained. The last two are not written to
 * any more. A report that comes twice or late changes nothing. Resolves with `false` when the signature is not Resend's or is
 * older than five minutes.
 */
export async function takeReport(
  db: Db,
  secret: string,
  payload: string,
  signature: Signature,
): Promise<boolean> {
  const report = verified(secret, payload, signature);
  if (!report) return false;
  if (report !== "other") await note(db, report);
  return true;
}

function verified(webhookSecret: string, payload: string, headers: Signature): Report | "other" | undefined {
  let event: ReturnType<Resend["webhooks"]["verify"]>;
  try {
    event = new Resend("unused").webhooks.verify({ payload, headers, webhookSecret });
  } catch {
    return undefined;
  }
  switch (event.type) {
    case "email.delivered":
      return { ...letterOf(event.data), state: "DELIVERED", detail: "" };
    case "email.complained":
      return { ...letterOf(event.data), state: "COMPLAINED", detail: "" };
    case "email.bounced": {
      const { type, subType, message } = event.data.bounce;
      // A full mailbox is not a dead one.
      return type === "Transient"
        ? "other"
        : { ...letterOf(event.data), state: "BOUNCED", detail: `${type} ${subType}: ${message}` };
    }
    case "email.failed":
      return { ...letterOf(event.data), state: "REFUSED", detail: event.data.failed.reason };
    default:
      return "other";
  }
}

const letterOf = ({ email_id, to }: { email_id: string; to?: string[] }) => ({
  providerId: email_id,
  address: to?.[0]?.toLowerCase(),
});

async function note(db: Db, { providerId, state, detail, address }: Report): Promise<void> {
  await db.$transaction(async (tx) => {
    const changed = await tx.$executeRaw`
      update deliveries d set state = ${state}::"DeliveryState", last_error = nullif(${detail}, ''), updated_at = now()
       where d.provider_id = ${providerId} and d.channel = 'MAIL'
         -- A bounce may come after the good news, and a complaint after both; never the other way round.
         and array_position(array['SENDING','SENT','DELIVERED','REFUSED','BOUNCED','COMPLAINED'], d.state::text)
             < array_position(array['SENDING','SENT','DELIVERED','REFUSED','BOUNCED','COMPLAINED'], ${state})`;
    if (changed > 0 && address && (state === "BOUNCED" || state === "COMPLAINED"))
      await tx.mailSuppression.createMany({
        data: [{ address, reason: state, detail: detail || null }],
        skipDuplicates: true,
      });
  });
}
