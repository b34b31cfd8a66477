import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { scopes } from "@agrar/api/service-key/schema";
import { afterAll, expect, test } from "vitest";
import { smallPortal, testServer } from "./testing.ts";

const example = new URL("service-client.example.ts", import.meta.url);
const document = readFileSync(new URL("../../../docs/services.md", import.meta.url), "utf8");

const { app, make, drop } = await testServer();
await smallPortal(make);
afterAll(drop);

const run = (env: Record<string, string>) =>
  promisify(execFile)(process.execPath, [fileURLToPath(example)], { env: { ...process.env, ...env } });

test("the client in the document is the one that compiles and runs", () => {
  expect(document).toContain(`\`\`\`ts\n${readFileSync(example, "utf8")}\`\`\`\n`);
});

test("the client reads every page by its key", async () => {
  await Promise.all(Array.from({ length: 120 }, () => make.trainer()));
  const { key } = await make.serviceKey();
  const AGRAR_URL = await app.listen({ port: 0, host: "127.0.0.1" });
  const { stdout } = await run({ AGRAR_URL, AGRAR_KEY: key });
  const lines = stdout.trim().split("\n");
  expect(new Set(lines).size).toBe(122);
  expect(lines).toContainEqual(expect.stringMatching(/^\d+ Leyla Həsənova: Fruit growing$/));

  const another = run({ AGRAR_URL, AGRAR_KEY: `${key}x` });
  await expect(another).rejects.toThrow("The key is not one that is in force.");
});

test("the document names every scope, and no other", () => {
  const named = [...document.matchAll(/^\| `(\w+:\w+)` \|/gm)].map(([, scope]) => scope);
  expect(named).toEqual([...scopes]);
});
