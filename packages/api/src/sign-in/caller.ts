import type { GenericEndpointContext } from "better-auth";
import type { Origin } from "../context.ts";
import { networkOf } from "../network.ts";

/** How the server in front tells these functions of the request; whatever a client sends under these names is dropped there. */
export const callerHeaders = { address: "x-caller-address", requestId: "x-caller-request" };

const addressOf = (ctx: GenericEndpointContext): string =>
  ctx.headers?.get(callerHeaders.address) ?? "unknown";

/** The network of the client, by which tries are counted. */
export const callerNetworkOf = (ctx: GenericEndpointContext): string => networkOf(addressOf(ctx));

/** Where a call comes from, for the audit log. */
export const originOf = (ctx: GenericEndpointContext): Origin => ({
  address: addressOf(ctx),
  requestId: ctx.headers?.get(callerHeaders.requestId) ?? "",
});
