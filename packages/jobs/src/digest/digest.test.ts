import { retryRuns } from "@agrar/api/job";
import type { Pace } from "@agrar/db";
import { describe, expect, test } from "vitest";
import { release } from "../delivery/release.ts";
import { resend } from "../mail/resend.ts";
import { eventually, testJobs } from "../testing.ts";
import { fakeProvider } from "../testing-provider.ts";

type Setting = Awaited<ReturnType<typeof testJobs>>;

const byProvider = (baseUrl: string) =>
  resend({ apiKey: "key", from: "Portal <portal@agrar.example>", baseUrl, perSecond: 1_000 });

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);

/** People who want to hear of a category, once a day by mail. */
async function readers({ db, make }: Setting, count: number, pace: Pace = "DAILY") {
  const category = await make.category({
    name: { az: `Bağçılıq ${await db.category.count()}`, en: "Orchards" },
  });
  const people = [];
  for (let n = 0; n < count; n++) {
    const person = await make.user({ emailVerified: true, firstName: `Person ${n}`, language: "en" });
    await db.preference.create({ data: { userId: person.id, family: "TRAINING", channel: "MAIL", pace } });
    await db.categorySubscription.create({ data: { userId: person.id, categoryId: category.id } });
    people.push(person);
  }
  return { category, people };
}

/** Publishes a training and waits until it is planned. */
async function publish({ db, make, happen }: Setting, categoryId: number, title: string) {
  const training = await make.training({ categoryId, title: { az: title } });
  await happen("training/published", training.id, { trainingId: training.id });
  await eventually(
    async () => (await db.delivery.count({ where: { fact: { subject: `training:${training.id}` } } })) > 0,
  );
  return training;
}

const mails = ({ db }: Setting) =>
  db.delivery.findMany({
    where: { channel: "MAIL" },
    orderBy: { id: "asc" },
    select: { state: true, providerId: true, sentAt: true, lastError: true, heldUntil: true, digestId: true },
  });

const settled = (jobs: Setting, count: number) =>
  eventually(async () => {
    const rows = await mails(jobs);
    return rows.filter(({ state }) => state === "SENT").length === count && rows;
  });

describe("the letter of a day", () => {
  test("tells a person all that has waited for them, once, and each part of it knows the letter", async () => {
    await using provider = await fakeProvider((call) => (call === 1 ? "500 after" : undefined));
    await using jobs = await testJobs({ transport: byProvider(provider.url) });
    const { category, people } = await readers(jobs, 2);
    await jobs.start();
    await jobs.start();
    const apples = await publish(jobs, category.id, "Alma bağı");
    const pears = await publish(jobs, category.id, "Armud bağı");
    await eventually(async () => (await jobs.db.notice.count()) === 4);
    expect(await release(jobs.db)).toEqual({ letters: 0, digests: 0 });
    expect(provider.calls()).toBe(0);

    // Two processes at the same moment, and again: a day has one letter.
    const made = await Promise.all([1, 2, 3].map(() => release(jobs.db, inDays(2))));
    expect(made.map(({ digests }) => digests).sort()).toEqual([0, 0, 2]);
    const rows = await settled(jobs, 4);
    expect(provider.received.map(({ to }) => to)).toEqual(people.map(({ email }) => email));
    expect(rows.map(({ providerId }) => providerId).sort()).toEqual(["mail-1", "mail-1", "mail-2", "mail-2"]);
    for (const { sentAt } of rows) expect(sentAt).not.toBeNull();

    const [letter] = provider.received;
    expect(letter?.subject).toBe("News of the day: 2");
    expect(letter?.text).toContain("Hello Person 0,");
    for (const [title, { id }] of [["Alma bağı", apples] as const, ["Armud bağı", pears] as const])
      expect(letter?.text).toContain(
        `New training: ${title}\nThere is a new training in “Orchards”: ${title}\nhttps://portal.example/en/trainings/${id}\n`,
      );
    expect(letter?.html).toContain(`href="https://portal.example/en/trainings/${pears.id}"`);
    expect(letter?.html).toContain("you chose to have the news of a day in one");
    expect(letter?.headers).toMatchObject({
      "List-Unsubscribe": expect.stringMatching(/^<https:\/\/portal\.example\/api\/leave\/\d+\.training\./),
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    });
  });

  test("is one for each day of the reader's: what comes later on that day waits for the next", async () => {
    await using jobs = await testJobs();
    const { category, people } = await readers(jobs, 1);
    await jobs.start();
    await publish(jobs, category.id, "Alma");
    const day = inDays(2);
    expect(await release(jobs.db, day)).toEqual({ letters: 0, digests: 1 });
    await settled(jobs, 1);
    await publish(jobs, category.id, "Armud");
    expect(await release(jobs.db, day)).toEqual({ letters: 0, digests: 0 });
    const [, next] = await mails(jobs);
    expect(next?.heldUntil?.getTime()).toBeGreaterThan(day.getTime());
    expect(next?.heldUntil?.toISOString().slice(11)).toBe("04:00:00.000Z");
    expect(await release(jobs.db, next?.heldUntil ?? day)).toEqual({ letters: 0, digests: 1 });
    await settled(jobs, 2);
    const letters = await jobs.db.mail.findMany({ where: { kind: "digest.daily" }, orderBy: { id: "asc" } });
    expect(letters.map(({ recipient, text }) => [recipient, /Alma|Armud/.exec(text)?.[0]])).toEqual([
      [people[0]?.email, "Alma"],
      [people[0]?.email, "Armud"],
    ]);
  });

  test("goes by the day of the reader's own zone", async () => {
    await using jobs = await testJobs();
    const { category, people } = await readers(jobs, 2);
    const [, islander] = people;
    await jobs.db.quietTime.create({ data: { userId: islander?.id ?? 0, timeZone: "Pacific/Kiritimati" } });
    await jobs.start();
    await publish(jobs, category.id, "Alma");
    // Noon in Baku is the evening on Kiritimati, and late in the evening in Baku it is the next day there.
    const day = inDays(2).toISOString().slice(0, 10);
    await release(jobs.db, new Date(`${day}T18:00:00Z`));
    const digests = await jobs.db.digest.findMany({ orderBy: { userId: "asc" } });
    const dayAfter = inDays(3).toISOString().slice(0, 10);
    expect(digests.map((digest) => digest.day.toISOString().slice(0, 10))).toEqual([day, dayAfter]);
  });

  test("leaves out what is not so any more, and is not sent when nothing is left", async () => {
    await using jobs = await testJobs();
    const [some, none] = [await readers(jobs, 1), await readers(jobs, 1)];
    await jobs.start();
    await publish(jobs, some.category.id, "Alma");
    const gone = [
      await publish(jobs, some.category.id, "Armud"),
      await publish(jobs, none.category.id, "Heyva"),
    ];
    for (const { id } of gone) await jobs.db.training.update({ where: { id }, data: { status: "ARCHIVED" } });
    expect(await release(jobs.db, inDays(2))).toMatchObject({ digests: 2 });
    await jobs.ended("deliver-digest");
    const rows = await mails(jobs);
    expect(rows.map(({ state, lastError }) => [state, lastError])).toEqual([
      ["SENT", null],
      ["SKIPPED", "There is nothing to tell any more."],
      ["SKIPPED", "There is nothing to tell any more."],
    ]);
    expect(await jobs.db.mail.findMany({ select: { recipient: true, subject: true } })).toEqual([
      { recipient: some.people[0]?.email, subject: "News of the day: 1" },
    ]);
  });

  test("goes to nobody who has left or gone meanwhile, and to no address that came back", async () => {
    await using jobs = await testJobs();
    const { category, people } = await readers(jobs, 4);
    await jobs.start();
    await publish(jobs, category.id, "Alma");
    const [leaver, erased, bounced, stays] = people;
    await jobs.db.preference.updateMany({ where: { userId: leaver?.id ?? 0 }, data: { pace: "OFF" } });
    await jobs.db.user.update({ where: { id: erased?.id ?? 0 }, data: { erasedAt: new Date() } });
    await jobs.db.mailSuppression.create({ data: { address: bounced?.email ?? "", reason: "BOUNCED" } });
    await release(jobs.db, inDays(2));
    await jobs.ended("deliver-digest");
    expect((await mails(jobs)).map(({ state, lastError }) => [state, lastError])).toEqual([
      ["SKIPPED", "The person wants none of this."],
      ["SKIPPED", "The person is gone."],
      ["SKIPPED", "The address is not written to."],
      ["SENT", null],
    ]);
    expect(await jobs.db.mail.findMany({ select: { recipient: true } })).toEqual([
      { recipient: stays?.email },
    ]);
  });

  test("goes out a hundred in one call, and an address that is refused holds up nobody", async () => {
    await using provider = await fakeProvider();
    await using jobs = await testJobs({ transport: byProvider(provider.url) });
    const { category } = await readers(jobs, 1);
    await jobs.db.$executeRaw`
      with people as (
        insert into users (first_name, last_name, email, email_verified)
        select 'Person', n::text, 'daily' || n || '@agrar.example', true from generate_series(1, 149) n returning id),
      daily as (insert into preferences (user_id, family, channel, pace)
        select id, 'TRAINING', 'MAIL', 'DAILY' from people)
      insert into category_subscriptions (user_id, category_id) select id, ${category.id} from people`;
    provider.refused.add("daily7@agrar.example");
    await jobs.start();
    await publish(jobs, category.id, "Alma");
    await publish(jobs, category.id, "Armud");
    await eventually(async () => (await jobs.db.delivery.count()) === 600);
    expect(await release(jobs.db, inDays(2))).toEqual({ letters: 0, digests: 150 });
    const rows = await settled(jobs, 298);
    expect(rows.filter(({ state }) => state === "REFUSED")).toHaveLength(2);
    expect(new Set(provider.received.map(({ to }) => to)).size).toBe(149);
    expect(provider.received).toHaveLength(149);
    const runs = (await jobs.runs()).filter(({ function_id }) => function_id === "agrar-deliver-digest");
    expect(runs).toHaveLength(2);
  });

  test("fails with its reason after the last try, and goes out when it is tried again", async () => {
    let broken = true;
    await using provider = await fakeProvider(() => (broken ? "401" : undefined));
    await using jobs = await testJobs({ transport: byProvider(provider.url) });
    const { category } = await readers(jobs, 1);
    await jobs.start();
    await publish(jobs, category.id, "Alma");
    await publish(jobs, category.id, "Armud");
    await release(jobs.db, inDays(2));
    expect(await jobs.ended("deliver-digest")).toMatchObject({ state: "failed" });
    await jobs.ended("deliver-digest-failure");
    const failed = await mails(jobs);
    expect(failed.map(({ state }) => state)).toEqual(["FAILED", "FAILED"]);
    expect(failed[0]?.lastError).toContain("invalid_api_key");
    broken = false;
    await retryRuns(jobs.db, "all");
    await settled(jobs, 2);
    expect(provider.received).toHaveLength(1);
  });
});
