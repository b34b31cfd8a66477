import type { Db } from "@agrar/db";
import { APIError, createAuthMiddleware } from "better-auth/api";
import { genericOAuth } from "better-auth/plugins";
import { emailAddress, personName } from "../account/schema.ts";

/** An identity provider that speaks OpenID Connect. */
export type IdentityProvider = { issuer: string; clientId: string; clientSecret: string };

const providerId = "oidc";

/** Signing in by an identity provider. What it says of a person's rights is not read. */
export function openIdConnect({ issuer, clientId, clientSecret }: IdentityProvider) {
  const withoutSlash = issuer.replace(/\/$/, "");
  const config = {
    providerId,
    discoveryUrl: `${withoutSlash}/.well-known/openid-configuration`,
    clientId,
    clientSecret,
    scopes: ["openid", "email", "profile"],
    pkce: true,
    requireIdTokenVerification: true,
    mapProfileToUser: personOf,
  };
  const plugin = genericOAuth({ config: [config] });
  return {
    ...plugin,
    // Looked for when somebody signs in by it, and again until it is found. Looked for at the start, a provider that is slow to
    // answer would keep everybody waiting, those with a password too.
    init: async () => ({ context: { genericOAuthPendingDiscovery: new Map([[providerId, config]]) } }),
    hooks: {
      before: [
        ...plugin.hooks.before,
        {
          matcher: ({ path }: { path?: string }) => path === "/sign-in/social" || path === "/callback/:id",
          handler: createAuthMiddleware(async ({ context }) => {
            const found = context.socialProviders.find(({ id }) => id === providerId);
            // Who says that they are somebody else is not whom the portal was told to trust.
            if (found?.issuer?.replace(/\/$/, "") !== withoutSlash)
              throw new APIError("SERVICE_UNAVAILABLE", { code: "identityProvider.unavailable" });
          }),
        },
      ],
    },
  };
}

/**
 * How the profile of the identity provider becomes a person: what it says is taken where it could have been typed in as well. A
 * name that is missing there stays to be filled in; without an address nobody signs in.
 */
function personOf(profile: Record<string, unknown>) {
  const said = (claim: string) => (typeof profile[claim] === "string" ? profile[claim].trim() : "");
  const [first = "", ...rest] = said("name").split(/\s+/);
  const name = (...texts: string[]) =>
    texts.map((text) => personName.safeParse(text).data).find(Boolean) ?? "–";
  return {
    name: name(said("given_name"), first),
    lastName: name(said("family_name"), rest.join(" ")),
    email: emailAddress.safeParse(profile.email).data,
    image: undefined,
  };
}

type Arrival = { email?: unknown; emailVerified?: unknown; id?: unknown };
type Source = { action?: string; method?: string };

/**
 * Whether somebody who comes from the identity provider may have an account, or get to one that is there: the provider must say
 * that their address is theirs. Else whoever enters a stranger's address there would wait in the account that the stranger makes.
 */
export async function refuseArrival(
  db: Db,
  { user, source }: { user: Arrival; source: Source },
): Promise<{ error: string } | undefined> {
  if (source.method !== "oauth" || source.action === "sign-in") return undefined;
  if (user.emailVerified !== true) return { error: "identityProvider.emailNotVerified" };
  const email = String(user.email).toLowerCase();
  const known = await db.user.findUnique({ where: { email }, select: { isActive: true } });
  return known && !known.isActive ? { error: "account.inactive" } : undefined;
}

/** What the refusals of a sign-in by the identity provider mean here. */
const reasons: Record<string, string> = {
  access_denied: "identityProvider.denied",
  state_not_found: "identityProvider.expired",
  state_mismatch: "identityProvider.expired",
  state_invalid: "identityProvider.expired",
  invalid_callback_request: "identityProvider.expired",
  email_not_found: "identityProvider.noEmail",
  // For an address that is not verified, here or there; the same words whether there is such an account or not.
  account_not_linked: "identityProvider.emailNotVerified",
  "identityProvider.emailNotVerified": "identityProvider.emailNotVerified",
  "account.inactive": "account.inactive",
};

/** The page that a refused sign-in leads back to, with the reason in place of the words of the provider and the library. */
export function refusalPage(location: string): string {
  const { pathname, searchParams } = new URL(location, "http://portal.invalid");
  const reason = reasons[searchParams.get("error") ?? ""] ?? "identityProvider.failed";
  searchParams.delete("error_description");
  searchParams.set("error", reason);
  return `${pathname}?${searchParams}`;
}
