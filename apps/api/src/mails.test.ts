import { givenPassword } from "@agrar/db/given";
import { afterAll, expect, test } from "vitest";
import { browser, testServer } from "./testing.ts";

const { app, db, make, drop } = await testServer({
  settings: { siteUrl: "http://localhost:3000", showMailbox: true },
});
afterAll(drop);

const letter = (fileName: string | null, fileText: string | null = "<script>alert(1)</script>") =>
  db.mail.create({
    data: {
      ...{
        recipient: "x@agrar.example",
        kind: "registration.confirmed",
        language: "az",
        subject: "s",
        text: "t",
      },
      ...{ fileName, fileText: fileName && fileText, fileType: fileName && "text/calendar; charset=utf-8" },
    },
  });

async function asked(role: "ADMIN" | "LEARNER", url: string, method: "GET" | "HEAD" = "GET") {
  const { id, email } = await make.user({ emailVerified: true, role });
  await make.password(id);
  const at = browser(app);
  await at.auth("/sign-in/email", { email, password: givenPassword });
  const cookie = [...at.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  return app.inject({ method, url, headers: { cookie } });
}

test("the file of a letter is saved, never shown, under its name, and kept by nothing on the way", async () => {
  const { id } = await letter('t"ə\r\nx-set: 1.ics');
  for (const method of ["GET", "HEAD"] as const) {
    const answer = await asked("ADMIN", `/api/mails/${id}/file`, method);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers).toMatchObject({
      "content-type": "text/calendar; charset=utf-8",
      "content-disposition": `attachment; filename="t____x-set: 1.ics"; filename*=UTF-8''${encodeURIComponent('t"ə\r\nx-set: 1.ics')}`,
      "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-store",
    });
    expect(answer.headers["x-set"]).toBeUndefined();
    expect(answer.body).toBe(method === "GET" ? "<script>alert(1)</script>" : "");
  }
});

test("it is there for admins alone, and where there is one", async () => {
  const [{ id }, { id: plain }] = [await letter("training-1.ics"), await letter(null)];
  const of = async (answer: { statusCode: number; json(): { reason: string } }) => [
    answer.statusCode,
    answer.json().reason,
  ];
  const guest = await app.inject(`/api/mails/${id}/file`);
  expect(await of(guest)).toEqual([401, "account.signInRequired"]);
  expect(guest.headers["cache-control"]).toBe("private, no-store");
  expect(await of(await asked("LEARNER", `/api/mails/${id}/file`))).toEqual([403, "account.notAllowed"]);
  expect(await of(await asked("ADMIN", `/api/mails/${plain}/file`))).toEqual([404, "mail.fileNotFound"]);
  for (const wrong of ["x", "0", "-1", "99999999999", "%00"])
    expect((await asked("ADMIN", `/api/mails/${wrong}/file`)).statusCode).toBe(422);
  expect((await app.inject({ method: "PUT", url: `/api/mails/${id}/file` })).statusCode).toBe(405);
});

test("where letters leave the portal there is no such address", async () => {
  const elsewhere = await testServer({
    settings: { siteUrl: "http://localhost:3000" },
    viewer: { role: "ADMIN", id: 1 },
  });
  const answer = await elsewhere.app.inject("/api/mails/1/file");
  expect([answer.statusCode, answer.json().reason]).toEqual([404, "route.notFound"]);
  await elsewhere.drop();
});
