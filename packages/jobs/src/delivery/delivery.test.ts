import { recordFact } from "@agrar/api/fact";
import { jobFigures, retryRuns } from "@agrar/api/job";
import { countStatements } from "@agrar/db";
import { describe, expect, test } from "vitest";
import { forget } from "../fact/forget.ts";
import { functionsOfTheClock } from "../functions.ts";
import { resend } from "../mail/resend.ts";
import { eventually, testJobs } from "../testing.ts";
import { fakeProvider } from "../testing-provider.ts";
import type { Tools } from "../tools.ts";
import { trainingPublished } from "../training/published.ts";
import type { Message } from "./message.ts";
import { deliverChunk, notify } from "./notify.ts";

type Setting = Awaited<ReturnType<typeof testJobs>>;

const told =
  (message: Message = trainingPublished) =>
  (tools: Tools) => [notify(tools, message), deliverChunk(tools, [message]), forget(tools)];

const letters = (url: string, more: { patience?: number } = {}) =>
  resend({
    apiKey: "re_key",
    from: "Agrar Portal <portal@agrar.example>",
    baseUrl: url,
    perSecond: 100,
    ...more,
  });

/** A published training, and as many people as wished who want to hear of its category. */
async function audience({ db, make }: Setting, size: number) {
  const training = await make.training({ title: { az: "Alma bağı", en: "Apple orchard" } });
  const people = [];
  for (let n = 0; n < size; n++) {
    const person = await make.user({ emailVerified: true, firstName: `Person ${n}` });
    await db.categorySubscription.create({ data: { userId: person.id, categoryId: training.categoryId } });
    people.push(person);
  }
  const publish = (viewer: Parameters<typeof recordFact>[1]["viewer"] = { role: "ANONYMOUS" }) =>
    db.$transaction((tx) => recordFact(tx, { viewer }, "training/published", { trainingId: training.id }));
  return { training, people, publish };
}

/** The deliveries by mail, once the function that makes them has ended. */
async function mails(jobs: Setting) {
  const run = await jobs.ended("deliver-chunk");
  const rows = await jobs.db.delivery.findMany({
    where: { channel: "MAIL" },
    orderBy: { userId: "asc" },
    select: { userId: true, state: true, tries: true, lastError: true, providerId: true },
  });
  return { run, rows };
}

describe("a training that was published", () => {
  test("is told once to who wants to hear of its category, each in their language", async () => {
    await using jobs = await testJobs();
    const { training, people, publish } = await audience(jobs, 3);
    const [az, en, ru] = people;
    await jobs.db.user.update({ where: { id: en?.id ?? 0 }, data: { language: "en" } });
    await jobs.db.user.update({ where: { id: ru?.id ?? 0 }, data: { language: "ru" } });
    await jobs.make.user({ emailVerified: true });
    await publish();
    await jobs.start();
    await jobs.ended("deliver-chunk");
    expect(
      await jobs.db.mail.findMany({
        orderBy: { id: "asc" },
        select: { recipient: true, subject: true, language: true },
      }),
    ).toEqual([
      { recipient: az?.email, subject: "Yeni təlim: Alma bağı", language: "az" },
      { recipient: en?.email, subject: "New training: Apple orchard", language: "en" },
      { recipient: ru?.email, subject: "Новый курс: Alma bağı", language: "ru" },
    ]);
    const path = `/trainings/${training.id}`;
    expect(
      await jobs.db.notice.findMany({
        orderBy: { userId: "asc" },
        select: { userId: true, title: true, path: true },
      }),
    ).toEqual([
      { userId: az?.id, title: "Yeni təlim: Alma bağı", path },
      { userId: en?.id, title: "New training: Apple orchard", path },
      { userId: ru?.id, title: "Новый курс: Alma bağı", path },
    ]);
    const letter = await jobs.db.mail.findFirstOrThrow({ where: { language: "en" }, select: { text: true } });
    expect(letter.text).toContain(`https://portal.example/en${path}`);
  });

  test("is not told to who published it, who is gone, and by mail to no address that is not theirs for sure", async () => {
    await using jobs = await testJobs();
    const { people, publish } = await audience(jobs, 5);
    const [author, erased, inactive, unverified, reader] = people.map(({ id }) => id);
    await jobs.db.user.update({ where: { id: erased ?? 0 }, data: { erasedAt: new Date() } });
    await jobs.db.user.update({ where: { id: inactive ?? 0 }, data: { isActive: false } });
    await jobs.db.user.update({ where: { id: unverified ?? 0 }, data: { emailVerified: false } });
    await publish({ role: "TRAINER", id: author ?? 0 });
    await jobs.start();
    const { rows } = await mails(jobs);
    expect(rows.map(({ userId }) => userId)).toEqual([reader]);
    expect(
      (await jobs.db.notice.findMany({ orderBy: { userId: "asc" } })).map(({ userId }) => userId),
    ).toEqual([unverified, reader]);
  });

  test("is told once, though the fact is handed on twice", async () => {
    await using jobs = await testJobs();
    const { publish } = await audience(jobs, 2);
    await publish();
    await jobs.start();
    await jobs.ended("deliver-chunk");
    await jobs.db.$executeRaw`update facts set handed_on_at = null`;
    await jobs.happen("apple/grown");
    await eventually(async () => (await jobs.db.fact.count({ where: { handedOnAt: null } })) === 0);
    // What runs by the clock may run in between.
    const byTheClock = functionsOfTheClock();
    const runs = (await jobs.runs()).filter(({ function_id }) => !byTheClock.includes(function_id));
    expect(runs).toHaveLength(2);
    expect(await jobs.db.mail.count()).toBe(2);
    expect(await jobs.db.notice.count()).toBe(2);
  });

  test("that is none any more by then is told to nobody", async () => {
    await using jobs = await testJobs();
    const { training, publish } = await audience(jobs, 2);
    await publish();
    await jobs.db.training.update({ where: { id: training.id }, data: { status: "ARCHIVED" } });
    await jobs.start();
    expect(await jobs.ended("notify-training-published")).toMatchObject({ output: { chunks: 0 } });
  });
});

describe("mail that meets trouble", () => {
  test("is taken by the provider once, though it answers with errors, late, and not at all", async () => {
    const faults = ["500 after", "hang", "429", "500 before"] as const;
    await using provider = await fakeProvider((call) => faults[call - 1]);
    await using jobs = await testJobs({ transport: letters(provider.url, { patience: 300 }) });
    const { people, publish } = await audience(jobs, 3);
    await publish();
    await jobs.start();
    const { run, rows } = await mails(jobs);
    expect(run).toMatchObject({ state: "completed", output: { notices: 3, mails: 3 } });
    expect(provider.faults).toEqual({ "500 after": 1, hang: 1, "429": 1, "500 before": 1 });
    expect(provider.received.map(({ to }) => to)).toEqual(people.map(({ email }) => email));
    expect(rows.map(({ state, providerId }) => [state, providerId])).toEqual([
      ["SENT", "mail-1"],
      ["SENT", "mail-2"],
      ["SENT", "mail-3"],
    ]);
  });

  test("is noted as refused for an address that the provider refuses, and no other waits for it", async () => {
    await using provider = await fakeProvider();
    await using jobs = await testJobs({ transport: letters(provider.url) });
    const { people, publish } = await audience(jobs, 3);
    provider.refused.add(people[1]?.email ?? "");
    await publish();
    await jobs.start();
    const { run, rows } = await mails(jobs);
    expect(run).toMatchObject({ state: "completed", output: { mails: 2 } });
    expect(rows.map(({ state, providerId, lastError }) => [state, providerId, lastError])).toEqual([
      ["SENT", "mail-1", null],
      ["REFUSED", null, `The address ${people[1]?.email} takes no mail.`],
      ["SENT", "mail-2", null],
    ]);
  });

  test("fails with its reason after the last try, and goes out when it is tried again", async () => {
    let broken = true;
    await using provider = await fakeProvider(() => (broken ? "401" : undefined));
    await using jobs = await testJobs({ transport: letters(provider.url) });
    const { publish } = await audience(jobs, 2);
    await publish();
    await jobs.start();
    expect(await jobs.ended("deliver-chunk")).toMatchObject({
      state: "failed",
      error: { message: "Resend 401 invalid_api_key: invalid api key" },
    });
    expect(provider.calls()).toBe(4);
    await jobs.ended("deliver-chunk-failure");
    expect((await jobFigures(jobs.db)).deliveries.byState).toEqual({ DELIVERED: 2, FAILED: 2 });
    broken = false;
    await retryRuns(jobs.db, "all");
    await eventually(async () => provider.received.length === 2);
    await eventually(async () => (await jobs.db.delivery.count({ where: { state: "SENT" } })) === 2);
    expect(await jobs.db.notice.count()).toBe(2);
  });

  test("whose words cannot be found for one reader goes to all others, and is kept with its reason", async () => {
    let broken = true;
    const message: Message<"training/published"> = {
      ...trainingPublished,
      compose: async (world, fact) => {
        const words = await trainingPublished.compose(world, fact);
        return (reader) => {
          if (broken && reader.firstName === "Person 1") throw new Error("No name for this one.");
          if (!words) throw new Error("There is no training.");
          return words(reader);
        };
      },
    };
    await using provider = await fakeProvider();
    await using jobs = await testJobs({ transport: letters(provider.url), functions: told(message) });
    const { people, publish } = await audience(jobs, 3);
    await publish();
    await jobs.start();
    expect(await jobs.ended("deliver-chunk")).toMatchObject({ state: "failed" });
    expect(await jobs.db.notice.count()).toBe(2);
    const failed = await jobs.db.delivery.findMany({
      where: { userId: people[1]?.id ?? 0, channel: "NOTICE" },
    });
    expect(failed).toMatchObject([
      { state: "FAILED", tries: 4, lastError: expect.stringContaining("No name for this one.") },
    ]);
    broken = false;
    await retryRuns(jobs.db, "all");
    await eventually(async () => provider.received.length === 3);
    await eventually(async () => (await jobs.db.notice.count()) === 3);
  });

  test("goes out in calls of its own where it has a file, each with its file, and each refused by itself", async () => {
    const message: Message<"training/published"> = {
      ...trainingPublished,
      compose: async (world, fact) => {
        const words = await trainingPublished.compose(world, fact);
        if (!words) return null;
        return (reader) => {
          const { mail, notice } = words(reader);
          const attachment = { name: "days.ics", type: "text/calendar", text: reader.firstName };
          return { notice, mail: reader.firstName === "Person 3" ? mail : { ...mail, attachment } };
        };
      },
    };
    await using provider = await fakeProvider();
    await using jobs = await testJobs({ transport: letters(provider.url), functions: told(message) });
    const { people, publish } = await audience(jobs, 4);
    provider.refused.add(people[1]?.email ?? "");
    await publish();
    await jobs.start();
    const { run, rows } = await mails(jobs);
    expect(run).toMatchObject({ state: "completed", output: { mails: 3 } });
    expect(rows.map(({ state }) => state)).toEqual(["SENT", "REFUSED", "SENT", "SENT"]);
    expect(provider.calls()).toBe(4);
    const files = provider.received.map(({ to, attachments }) => [
      to,
      attachments?.map(({ content }) => Buffer.from(content, "base64").toString()),
    ]);
    expect(new Map(files as [string, string[] | undefined][])).toEqual(
      new Map([
        [people[0]?.email, ["Person 0"]],
        [people[2]?.email, ["Person 2"]],
        [people[3]?.email, undefined],
      ]),
    );
  });

  test("goes to nobody who has gone, and to no address that came back, since it was planned", async () => {
    await using provider = await fakeProvider();
    let planned = () => {};
    const gate = new Promise<void>((resolve) => {
      planned = resolve;
    });
    const message: Message<"training/published"> = {
      ...trainingPublished,
      compose: async (world, fact) => {
        await gate;
        return trainingPublished.compose(world, fact);
      },
    };
    await using jobs = await testJobs({ transport: letters(provider.url), functions: told(message) });
    const { people, publish } = await audience(jobs, 4);
    await publish();
    await jobs.start();
    await jobs.ended("notify-training-published");
    const [erased, deleted, bounced, reader] = people;
    await jobs.db.user.update({ where: { id: erased?.id ?? 0 }, data: { erasedAt: new Date() } });
    await jobs.db.user.delete({ where: { id: deleted?.id ?? 0 } });
    await jobs.db.mailSuppression.create({ data: { address: bounced?.email ?? "", reason: "BOUNCED" } });
    planned();
    const { run, rows } = await mails(jobs);
    expect(run).toMatchObject({ state: "completed", output: { mails: 1 } });
    expect(provider.received.map(({ to }) => to)).toEqual([reader?.email]);
    expect(rows.map(({ state, lastError }) => [state, lastError])).toEqual([
      ["SKIPPED", "The person is gone."],
      ["SKIPPED", "The address is not written to."],
      ["SENT", null],
    ]);
  });
});

test("ten thousand are planned while the one who publishes waits for one row to be written", async () => {
  await using jobs = await testJobs({
    functions: (tools) => [notify(tools, trainingPublished)],
  });
  const { training, publish } = await audience(jobs, 1);
  await jobs.db.$executeRaw`
    with people as (
      insert into users (first_name, last_name, email, email_verified)
      select 'Person', n::text, 'crowd' || n || '@agrar.example', true from generate_series(2, 10000) n returning id)
    insert into category_subscriptions (user_id, category_id) select id, ${training.categoryId} from people`;
  await jobs.start();
  const { statements } = await countStatements(publish);
  expect(statements.map(({ text }) => text.trim().split(/\s/)[0]?.toLowerCase())).toEqual([
    "begin",
    "insert",
    "commit",
  ]);
  expect(await jobs.ended("notify-training-published")).toMatchObject({ output: { chunks: 100 } });
  expect(
    await jobs.db.delivery.groupBy({ by: ["channel"], _count: true, orderBy: { channel: "asc" } }),
  ).toEqual([
    { channel: "MAIL", _count: 10_000 },
    { channel: "NOTICE", _count: 10_000 },
  ]);
});
