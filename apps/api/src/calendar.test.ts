import { givenPassword } from "@agrar/db/given";
import { afterAll, expect, test } from "vitest";
import { browser, testServer } from "./testing.ts";

const { app, db, make, drop } = await testServer({ settings: { siteUrl: "http://localhost:3000" } });
afterAll(drop);

const { id: trainingId } = await make.training({
  startDate: new Date("2099-03-21"),
  meetLink: "https://meet.example/orchard",
});

/** What the calendar of the training is to somebody who has a place in it, or none. */
async function asked(status?: "APPROVED" | "PENDING", url = `/api/calendar/${trainingId}.ics?lang=en`) {
  const { id, email } = await make.user({ emailVerified: true });
  if (status) await make.registration({ userId: id, trainingId, status });
  await make.password(id);
  const at = browser(app);
  await at.auth("/sign-in/email", { email, password: givenPassword });
  const cookie = [...at.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  return app.inject({ url, headers: { cookie } });
}

test("who has a seat gets a file that nothing on the way keeps", async () => {
  const answer = await asked("APPROVED");
  expect(answer.statusCode).toBe(200);
  expect(answer.headers).toMatchObject({
    "content-type": "text/calendar; charset=utf-8",
    "content-disposition": `attachment; filename="training-${trainingId}.ics"`,
    "cache-control": "private, no-store",
  });
  expect(answer.body).toContain("DTSTART;VALUE=DATE:20990321");
  expect(answer.body).toContain("meet.example");
});

test("nobody else does, nor learns of the link", async () => {
  const guest = await app.inject(`/api/calendar/${trainingId}.ics`);
  expect([guest.statusCode, guest.json().reason]).toEqual([401, "account.signInRequired"]);
  for (const status of [undefined, "PENDING"] as const) {
    const answer = await asked(status);
    expect([answer.statusCode, answer.json().reason]).toEqual([404, "registration.notFound"]);
    expect(answer.headers["cache-control"]).toBe("private, no-store");
  }
});

test.each([
  ["x.ics", "training_id"],
  ["0.ics", "training_id"],
  ["-1.ics", "training_id"],
  ["1e3.5.ics", "training_id"],
  ["99999999999.ics", "training_id"],
  [`${trainingId}.ics?lang=de`, "lang"],
  ["%00.ics", "training_id"],
])("%s names no calendar", async (file, field) => {
  const answer = await asked("APPROVED", `/api/calendar/${file}`);
  expect(answer.statusCode).toBe(422);
  expect(Object.keys(answer.json().errors)).toEqual([field]);
});

test("it is read alone, and not once the account is closed", async () => {
  const put = await app.inject({ method: "PUT", url: `/api/calendar/${trainingId}.ics` });
  expect(put.statusCode).toBe(405);
  const { id, email } = await make.user({ emailVerified: true });
  await make.registration({ userId: id, trainingId, status: "APPROVED" });
  await make.password(id);
  const at = browser(app);
  await at.auth("/sign-in/email", { email, password: givenPassword });
  const cookie = [...at.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  await db.user.update({ where: { id }, data: { isActive: false } });
  const answer = await app.inject({ url: `/api/calendar/${trainingId}.ics`, headers: { cookie } });
  expect(answer.statusCode).toBe(401);
});
