import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createDb } from "@agrar/db";
import { backUp, restore } from "@agrar/db/backup";
import { givenPassword } from "@agrar/db/given";
import { emptyDatabase } from "@agrar/db/testing";
import { expect, onTestFinished, test } from "vitest";
import { createServer } from "./server.ts";
import { browser, smallPortal, testServer } from "./testing.ts";

const secret = "kept apart from the database, and needed with it";

test("a portal answers from a restored database as it did before, and people sign in", async () => {
  const { app, make, url, drop } = await testServer({ secret });
  onTestFinished(drop);
  await smallPortal(make);
  const user = await make.user({ emailVerified: true, role: "ADMIN" });
  await make.password(user.id);
  const folder = mkdtempSync(join(tmpdir(), "agrar-restored-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  await backUp(url, join(folder, "portal.backup"));

  const target = await emptyDatabase();
  onTestFinished(target.drop);
  await restore(target.url, join(folder, "portal.backup"));
  const db = createDb({ url: target.url });
  const restored = createServer({ db, secret });
  await restored.ready();
  onTestFinished(async () => {
    await restored.close();
    await db.close();
  });
  for (const path of ["trainings", "exams", "categories", "trainers"]) {
    const [before, after] = await Promise.all(
      [app, restored].map((one) => one.inject({ url: `/api/v1/${path}` })),
    );
    expect(after?.statusCode).toBe(200);
    expect(after?.body).toBe(before?.body);
  }
  const at = browser(restored);
  const signedIn = await at.auth("/sign-in/email", { email: user.email, password: givenPassword });
  expect(signedIn.status).toBe(200);
  expect((await at.ask("account.viewer")).data).toMatchObject({ id: user.id, role: "ADMIN" });
});
