import { createHash, randomBytes } from "node:crypto";

/** How keys begin, so that people and programs that look for lost secrets know one when they see it. */
export const keyPrefix = "agrar_";

/** Characters of the beginning by which people tell keys apart. */
const shown = 12;

/** A new key: 32 random bytes. It is shown once; the database knows its hash. */
export function newSecret() {
  const key = `${keyPrefix}${randomBytes(32).toString("base64url")}`;
  return { key, start: key.slice(0, shown), hash: hashOf(key) };
}

/** A key is as random as a hash is long: salt and many rounds would protect nothing more. */
export const hashOf = (key: string) => createHash("sha256").update(key).digest("hex");
