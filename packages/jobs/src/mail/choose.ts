import type { Db } from "@agrar/db";
import { mailbox } from "./mailbox.ts";
import { resend } from "./resend.ts";
import { smtp } from "./smtp.ts";
import type { Transport } from "./transport.ts";

export type MailSettings = {
  /** Who letters come from: `Agrar Portal <portal@agrar.example>`. */
  from: string | undefined;
  resend: { apiKey: string | undefined; baseUrl: string | undefined };
  smtpUrl: string | undefined;
  /** Most calls of the provider in a second, of one process. */
  perSecond: number | undefined;
};

/** The way that letters take by the settings: Resend, a server of SMTP, or none further than the mailbox in the database. */
export function chooseTransport(db: Db, settings: MailSettings): Transport {
  const { from = "", perSecond, smtpUrl } = settings;
  const { apiKey, baseUrl } = settings.resend;
  const pace = perSecond === undefined ? {} : { perSecond };
  if (apiKey) return resend({ apiKey, from, baseUrl, ...pace });
  if (smtpUrl) return smtp({ url: smtpUrl, from, ...pace });
  return mailbox(db);
}
