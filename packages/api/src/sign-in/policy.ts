import { createHash } from "node:crypto";
import { dictionary } from "@zxcvbn-ts/language-common";
import { AppError } from "../error.ts";

const known = new Set(dictionary["passwords-common"].map((password) => password.toLowerCase()));

/** A server that knows breached passwords, asked the way of haveibeenpwned.com: `<url>/<first five of the SHA-1>`. */
export type BreachServer = { url: string };

/** What a password of this portal is guessed from first. */
const portalWords = ["agrar", "portal", "kənd", "təsərrüfatı", "fermer"];

/** How long that server may take, in milliseconds; without an answer the list that the portal brings decides alone. */
const patience = 1_500;

/**
 * Refuses a password that attackers try first: one of the 50 000 commonest, one made of the portal's own name, one that is the person's own name or address, and,
 * with a server to ask, any that was ever breached. Only the beginning of a hash goes out.
 *
 * @throws AppError `password.breached` or `password.namesYou`.
 */
export async function refuseKnown(
  password: string,
  { field, about = [], server }: { field: string; about?: string[]; server?: BreachServer | undefined },
): Promise<void> {
  const plain = password.toLowerCase();
  if (known.has(plain) || /^(.)\1*$/u.test(plain) || isMadeOf(plain, portalWords))
    throw new AppError("BAD_REQUEST", "password.breached", { field });
  if (isMadeOf(plain, about)) throw new AppError("BAD_REQUEST", "password.namesYou", { field });
  if (server && (await isBreached(password, server)))
    throw new AppError("BAD_REQUEST", "password.breached", { field });
}

/** Whether hardly a letter of the password is left without the words that are known of the person. */
function isMadeOf(password: string, about: string[]): boolean {
  const words = about
    .flatMap((text) => text.toLowerCase().split(/[^\p{L}]+/u))
    .filter((word) => word.length > 2);
  const rest = words.reduce((left, word) => left.replaceAll(word, ""), password);
  return rest !== password && rest.replace(/[^\p{L}]/gu, "").length < 3;
}

async function isBreached(password: string, { url }: BreachServer): Promise<boolean> {
  const hash = createHash("sha1").update(password).digest("hex").toUpperCase();
  try {
    const answer = await fetch(`${url.replace(/\/$/, "")}/${hash.slice(0, 5)}`, {
      headers: { "add-padding": "true" },
      signal: AbortSignal.timeout(patience),
    });
    if (!answer.ok) return false;
    const lines = (await answer.text()).split(/\r?\n/);
    // Padding has lines with a count of nothing.
    return lines.some((line) => line.startsWith(`${hash.slice(5)}:`) && !line.endsWith(":0"));
  } catch {
    return false;
  }
}
