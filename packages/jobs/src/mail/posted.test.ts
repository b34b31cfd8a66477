import type { Db } from "@agrar/db";
import { expect, test } from "vitest";
import { testJobs } from "../testing.ts";
import { fakeProvider } from "../testing-provider.ts";
import { resend } from "./resend.ts";

/** A letter about an account in the mailbox, as the API puts it there. */
const letter = (db: Db, recipient: string, more: { createdAt?: Date } = {}) =>
  db.mail.create({
    data: {
      recipient,
      kind: "account.secondFactor",
      language: "en",
      subject: "your sign-in code",
      text: "271828",
      ...more,
    },
  });

const to = "aysel@agrar.example";
const byProvider = (baseUrl: string) =>
  resend({ apiKey: "key", from: "Portal <portal@agrar.example>", baseUrl, perSecond: 1_000 });

test("a letter about an account leaves by the provider, once, and its code stays nowhere", async () => {
  await using provider = await fakeProvider((call) => (call === 1 ? "500 after" : undefined));
  await using jobs = await testJobs({ transport: byProvider(provider.url) });
  const { id } = await letter(jobs.db, to);
  await jobs.happen("mail/posted", id, { mailId: id });
  await jobs.start();
  expect(await jobs.ended("mail-posted")).toMatchObject({ state: "completed", output: "handed over" });
  expect(provider.received).toMatchObject([{ to, text: "271828" }]);
  expect(await jobs.db.mail.count()).toBe(0);
  const kept = await jobs.db.$queryRaw`
    select (select json_agg(r) from jobs.runs r) as runs, (select json_agg(s) from jobs.steps s) as steps`;
  expect(JSON.stringify([kept, await jobs.db.fact.findMany(), jobs.log])).not.toContain("271828");
});

test("an address that the provider refuses is a failure that is kept, without the words", async () => {
  await using provider = await fakeProvider();
  provider.refused.add(to);
  await using jobs = await testJobs({ transport: byProvider(provider.url) });
  const { id } = await letter(jobs.db, to);
  await jobs.happen("mail/posted", id, { mailId: id });
  await jobs.start();
  expect(await jobs.ended("mail-posted")).toMatchObject({
    state: "failed",
    error: { message: "The provider refused the letter." },
  });
  expect(await jobs.db.mail.count()).toBe(0);
});

test("a letter whose code has long expired, or to an address that mail came back from, is not sent", async () => {
  await using provider = await fakeProvider();
  await using jobs = await testJobs({ transport: byProvider(provider.url) });
  const old = await letter(jobs.db, to, { createdAt: new Date(Date.now() - 7_200_000) });
  await jobs.happen("mail/posted", old.id, { mailId: old.id });
  await jobs.start();
  expect(await jobs.ended("mail-posted")).toMatchObject({ output: "dropped" });
  expect(provider.received).toEqual([]);
});

test("without a provider it stays in the mailbox", async () => {
  await using jobs = await testJobs();
  const { id } = await letter(jobs.db, to);
  await jobs.happen("mail/posted", id, { mailId: id });
  await jobs.start();
  expect(await jobs.ended("mail-posted")).toMatchObject({ output: "kept" });
  expect(await jobs.db.mail.findUnique({ where: { id } })).toMatchObject({ text: "271828" });
});
