import { createServer } from "node:net";
import { expect, it } from "vitest";
import { freePort } from "./ports.ts";

it("takes the wished port, or the next one that nobody listens on", async () => {
  const wished = await freePort(20_000);
  expect(await freePort(wished)).toBe(wished);

  const server = createServer();
  await new Promise<void>((resolve) => server.listen(wished, "127.0.0.1", resolve));
  try {
    expect(await freePort(wished)).toBeGreaterThan(wished);
  } finally {
    server.close();
  }
});
