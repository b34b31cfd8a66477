import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import az from "#i18n/messages/az.json";

const api = fileURLToPath(new URL("../../../../../packages/api/src", import.meta.url));
const sources = readdirSync(api, { recursive: true, encoding: "utf8" })
  // What the guards are tried with is no part of the API.
  .filter((file) => file.endsWith(".ts") && !/(\.test\.ts$|^guards\/)/.test(file))
  .map((file) => readFileSync(`${api}/${file}`, "utf8"))
  .join("\n");

/** What the API writes into the log: as the deed of an entry, or as what an address or a procedure is called there. */
const actions = new Set(
  [...sources.matchAll(/(?:action: |"\/[\w/:-]+": |note\(|entry\(|end\(ctx, )"(\w+\.\w+)"/g)].map(
    ([, action = ""]) => action,
  ),
);

test("the reading of the API's sources finds what is known to be there", () => {
  expect([...actions]).toEqual(
    expect.arrayContaining([
      "user.setRole",
      "account.signIn",
      "account.passwordShown",
      "session.endAll",
      "serviceKey.use",
      "invitation.accept",
    ]),
  );
});

test("everything that the API writes into the log has words, and no words are of something else", () => {
  const words = Object.entries(az.admin.audit.actions).flatMap(([noun, verbs]) =>
    Object.keys(verbs).map((verb) => `${noun}.${verb}`),
  );
  expect(words.sort()).toEqual([...actions].sort());
});
