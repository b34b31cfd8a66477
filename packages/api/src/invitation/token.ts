import { createHash, randomBytes } from "node:crypto";

/** What the link of an invitation carries: 32 random bytes, of which the database knows the hash. */
export const newToken = () => randomBytes(32).toString("base64url");

export const hashOf = (token: string) => createHash("sha256").update(token).digest("hex");
