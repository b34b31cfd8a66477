import { databaseFor, joinTestServer } from "./testing.ts";

/** Vitest's global set-up: keeps the test server running for the whole run, and builds the template at its start. */
export default async function setup(): Promise<() => Promise<void>> {
  const server = await joinTestServer();
  await databaseFor(server.url, "template");
  return () => server.leave({ stop: true });
}
