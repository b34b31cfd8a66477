import { createHmac, timingSafeEqual } from "node:crypto";
import type { Context } from "./context.ts";
import { addressOf, isLessonPurpose } from "./file/schema.ts";

/** What is to be known of a file for its link. */
export type Linked = { url: string; object: string | null; purpose: string };

const hour = 3_600_000;

/** Hours for which a signed link holds at least: longer than a lesson lasts. One that a browser has again is the same for an hour. */
const hours = 6;

/**
 * Where a viewer who may read a file gets it. Photos and a training's own files have a plain address, which anybody may keep; so has
 * what is kept elsewhere. A lesson's file is private: its link is signed, holds for six to seven hours, and opens it to whoever has
 * the link. Whether the viewer may read the file is to be asked before: `openTo`.
 */
export function fileLink(ctx: Pick<Context, "now" | "settings">, { url, object, purpose }: Linked): string {
  return object && isLessonPurpose(purpose) ? signedLink(ctx, object) : url;
}

/** A link that opens a stored file for some hours, whatever it is for. */
export function signedLink({ now, settings }: Pick<Context, "now" | "settings">, object: string): string {
  const until = (Math.floor(now.getTime() / hour) + hours + 1) * hour;
  const sign = signature(secretOf(settings), object, String(until));
  return `${addressOf(object)}?${new URLSearchParams({ until: String(until), sign })}`;
}

/** Whether a link was signed by the portal and still holds; `until` and `sign` are what it says. */
export function isSigned(
  { now, settings }: Pick<Context, "now" | "settings">,
  object: string,
  { until, sign }: { until: string; sign: string },
): boolean {
  const [due, given] = [signature(secretOf(settings), object, until), sign].map((text) => Buffer.from(text));
  if (!due || !given || due.length !== given.length || !timingSafeEqual(due, given)) return false;
  return now.getTime() < Number(until);
}

function secretOf(settings: Context["settings"]): string {
  if (!settings?.secret) throw new Error("Links of files are signed with a secret, and there is none.");
  return settings.secret;
}

// The secret signs other things too: what this is for is part of what is signed.
const signature = (secret: string, object: string, until: string) =>
  createHmac("sha256", secret).update(`file ${object} ${until}`).digest("base64url");
