import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { afterAll, expect, test } from "vitest";
import { smallPortal, testServer } from "./testing.ts";

/** Where the portal of the documents is. */
const documented = "http://localhost:4000";

const document = ["rest.md", "services.md"]
  .map((name) => readFileSync(new URL(`../../../docs/${name}`, import.meta.url), "utf8"))
  .join("\n");
const examples = [...document.matchAll(/```sh\n(curl .*)\n```\n\n```json (\d{3})\n([^`]*)```/g)].map(
  ([, command = "", status, part = ""]) => ({ command, status: Number(status), part }),
);

const { app, make, drop } = await testServer();
await smallPortal(make);
const { key } = await make.serviceKey({ scopes: ["lists:read", "people:read"] });
const origin = await app.listen({ port: 0, host: "127.0.0.1" });
afterAll(drop);

const shell = (command: string) =>
  promisify(execFile)("sh", ["-c", command], { env: { ...process.env, AGRAR_KEY: key } });
const hasCurl = await shell("command -v curl").then(
  () => true,
  () => false,
);

test("every curl in the documents is an example with its answer", () => {
  expect(examples.length).toBeGreaterThan(10);
  expect(document.match(/^curl /gm)).toHaveLength(examples.length);
});

test.skipIf(!hasCurl).each(examples)("$command", async ({ command, status, part }) => {
  const here = command.replace(documented, origin);
  expect(here).not.toBe(command);
  const { stdout } = await shell(`${here} --silent --write-out '\n%{http_code}'`);
  const [, body = "", code] = /^([\s\S]*)\n(\d{3})$/.exec(stdout) ?? [];
  expect(Number(code), body).toBe(status);
  if (!part.trim()) expect(body).toBe("");
  else expect(JSON.parse(body.replaceAll(origin, documented))).toMatchObject(JSON.parse(part));
});
