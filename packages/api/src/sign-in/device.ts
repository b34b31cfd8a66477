import { createHash, randomBytes } from "node:crypto";
import type { GenericEndpointContext } from "better-auth";

/** A browser is remembered for this long after its last sign-in, in seconds. */
const memory = 400 * 86_400;

/**
 * Which browser signs in to an account that it has signed in to before: a signed cookie, one for each account. Tries from such
 * a browser are counted apart, so that a stranger who tries passwords cannot lock the owner out.
 */
export async function knownDevice(ctx: GenericEndpointContext, email: string): Promise<string | null> {
  const value = await ctx.getSignedCookie(cookieOf(ctx, email).name, ctx.context.secret);
  const [device, account] = value ? value.split(".") : [];
  return device && account === digest(email) ? device : null;
}

/** Remembers that somebody has just signed in to the account in this browser. */
export async function rememberDevice(ctx: GenericEndpointContext, email: string): Promise<void> {
  const { name, attributes } = cookieOf(ctx, email);
  const device = (await knownDevice(ctx, email)) ?? randomBytes(12).toString("base64url");
  await ctx.setSignedCookie(name, `${device}.${digest(email)}`, ctx.context.secret, attributes);
}

function cookieOf({ context }: GenericEndpointContext, email: string) {
  return context.createAuthCookie(`device_${digest(email).slice(0, 8)}`, { maxAge: memory });
}

const digest = (email: string) => createHash("sha256").update(email).digest("hex").slice(0, 32);
