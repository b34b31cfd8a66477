import { withClient } from "@agrar/db/database";
import { withPortalDatabase } from "@agrar/db/portal-database";

type Client = Parameters<Parameters<typeof withClient>[1]>[0];

/** Prepares rows that no page can make: in the journeys' own portal, or in the one at PORTAL_URL by its DATABASE_URL. */
export const prepare = <T>(work: (client: Client) => Promise<T>): Promise<T> =>
  withPortalDatabase(
    {
      url: process.env.DATABASE_URL,
      name: process.env.PORTAL_URL ? process.env.PORTAL_NAME : "journeys",
    },
    (url) => withClient(url, work),
  );
