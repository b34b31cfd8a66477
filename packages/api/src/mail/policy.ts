import type { Context } from "../context.ts";

/** Whether somebody reads the local mailbox: admins, on machines for trying only, for its letters open accounts. */
export const readsMailbox = ({ viewer, settings }: Pick<Context, "viewer" | "settings">): boolean =>
  viewer.role === "ADMIN" && settings?.showMailbox === true;
