import { jobFigures } from "@agrar/api/job";
import { createPool, type Prisma } from "@agrar/db";
import { expect, test } from "vitest";
import { testJobs } from "./testing.ts";
import { startWatch, watchFacts, watchLetters } from "./watch.ts";

/** A database of its own, a connection for who watches it, and what they have to say. */
async function watched() {
  const jobs = await testJobs();
  const pool = createPool({ connectionString: jobs.url, max: 4 });
  const said: string[] = [];
  const log = (level: string, message: string) => {
    said.push(`${level}: ${message}`);
  };
  return {
    ...jobs,
    pool,
    said,
    facts: () => watchFacts(pool, log),
    letters: (leaving = true) => watchLetters(pool, log, leaving),
    alarms: async () => (await jobFigures(jobs.db)).alarms,
    async [Symbol.asyncDispose]() {
      await pool.end();
      await jobs[Symbol.asyncDispose]();
    },
  };
}

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);

test("that a fact waits for more than five minutes is a fact, once while it lasts, and so is its end", async () => {
  await using box = await watched();
  const { db, said } = box;
  await box.happen("apple/grown", 1);
  await box.facts();
  expect(said).toEqual([]);
  await db.$executeRaw`update facts set at = ${minutesAgo(6)}`;
  await Promise.all([box.facts(), box.facts(), box.facts()]);
  await box.happen("apple/grown", 2);
  await db.$executeRaw`update facts set at = ${minutesAgo(60)} where handed_on_at is null`;
  await box.facts();
  expect(said).toEqual(["error: fact 1 has waited for more than 5 minutes to be handed on"]);
  const delayed = { where: { name: "fact/delayed" } };
  expect(await db.fact.findMany(delayed)).toMatchObject([{ subject: "fact:1", data: { factId: 1 } }]);
  expect(await box.alarms()).toEqual({ facts: expect.any(String), letters: null });

  // What the alarm itself is told by is not late again.
  await db.$executeRaw`update facts set handed_on_at = now() where name <> 'fact/delayed'`;
  await Promise.all([box.facts(), box.facts()]);
  expect(said.slice(1)).toEqual(["info: facts are handed on in time again, after 1 minutes of alarm"]);
  expect(await box.alarms()).toEqual({ facts: null, letters: null });

  await box.happen("apple/grown", 3);
  await db.$executeRaw`update facts set at = ${minutesAgo(6)} where handed_on_at is null`;
  await box.facts();
  expect(await db.fact.count(delayed)).toBe(2);
});

/** A delivery by mail in a state. */
async function delivery(
  { db, make }: Awaited<ReturnType<typeof watched>>,
  data: Partial<Prisma.DeliveryUncheckedCreateInput>,
) {
  const { id: userId } = await make.user();
  const fact = await db.fact.create({ data: { name: "apple/grown", subject: "apple:1", data: {} } });
  return db.delivery.create({
    data: { factId: fact.id, userId, channel: "MAIL", kind: "apple.grown", ...data },
  });
}

test("that letters fail is an alarm until one has left", async () => {
  await using box = await watched();
  await delivery(box, { state: "SENT", sentAt: minutesAgo(2) });
  await box.letters();
  expect(box.said).toEqual([]);
  const failed = await delivery(box, { state: "FAILED" });
  await box.letters();
  await box.letters();
  expect(box.said).toEqual(["error: letters do not leave the portal"]);
  expect(await box.alarms()).toEqual({ facts: null, letters: expect.any(String) });
  // It went wrong before another went well: the way is free.
  await delivery(box, { state: "SENT", sentAt: new Date(failed.updatedAt.getTime() + 1) });
  await box.letters();
  expect(box.said.slice(1)).toEqual(["info: letters leave the portal again, after 1 minutes of alarm"]);
  expect(await box.alarms()).toEqual({ facts: null, letters: null });
});

test.each([
  ["is tried again while none leaves", { state: "SENDING", tries: 2 }, true],
  ["is tried again while others leave", { state: "SENDING", tries: 2 }, false],
  ["is on its way for the first time", { state: "SENDING", tries: 1 }, false],
  ["is not due", { state: "WAITING", createdAt: minutesAgo(600) }, false],
  ["failed days ago", { state: "FAILED", updatedAt: minutesAgo(3_000) }, false],
  ["is a notice", { state: "FAILED", channel: "NOTICE" }, false],
] as const)("a letter that %s", async (how, letter, isAlarm) => {
  await using box = await watched();
  await delivery(box, letter);
  if (how.endsWith("others leave")) await delivery(box, { state: "SENT", sentAt: minutesAgo(4) });
  await box.letters();
  expect((await box.alarms()).letters !== null).toBe(isAlarm);
});

test.each([
  ["has waited for minutes", 6, true, true],
  ["has just been put there", 1, true, false],
  ["says nothing any more", 70, true, false],
  ["is not to leave the portal", 6, false, false],
] as const)("a letter about an account that %s", async (_how, age, leaving, isAlarm) => {
  await using box = await watched();
  await box.db.mail.create({
    data: {
      recipient: "aysel@agrar.example",
      kind: "account.verify",
      language: "az",
      subject: "s",
      text: "t",
      createdAt: minutesAgo(age),
    },
  });
  await box.letters(leaving);
  expect((await box.alarms()).letters !== null).toBe(isAlarm);
});

test("every process watches by itself, from its start on", async () => {
  await using box = await watched();
  await box.happen("apple/grown", 1);
  await box.db.$executeRaw`update facts set at = ${minutesAgo(6)}`;
  const watch = startWatch(box.pool, () => {}, false);
  await watch.stop();
  expect((await box.alarms()).facts).not.toBeNull();
});

test("admins are told of late facts, in their language, by letter and notice, and nobody else is", async () => {
  await using box = await watched();
  const people = {
    az: await box.make.user({ role: "ADMIN", emailVerified: true, language: "az" }),
    en: await box.make.user({ role: "ADMIN", emailVerified: true, language: "en" }),
    ru: await box.make.user({ role: "ADMIN", emailVerified: true, language: "ru" }),
  };
  await box.make.user({ role: "ADMIN", emailVerified: true, isActive: false });
  await box.make.user({ role: "TRAINER", emailVerified: true });
  await box.happen("apple/grown", 1);
  await box.db.$executeRaw`update facts set at = '2026-11-25T08:00:00Z'`;
  await box.facts();
  await box.start();
  await box.ended("deliver-chunk");
  const letters = await box.db.mail.findMany({ orderBy: { id: "asc" } });
  expect(letters.map(({ recipient, subject }) => [recipient, subject])).toEqual([
    [people.az.email, "Məktublar və bildirişlər gecikir"],
    [people.en.email, "Letters and notices are late"],
    [people.ru.email, "Письма и уведомления опаздывают"],
  ]);
  expect(letters[1]?.text).toMatch(/\(apple\/grown, № 1\).* since 25 November 2026, 12:00 /);
  expect(letters[1]?.text).toContain("https://portal.example/en/admin/jobs\n");
  const notices = await box.db.notice.findMany({ orderBy: { userId: "asc" } });
  expect(notices.map(({ userId, path }) => [userId, path])).toEqual(
    [people.az, people.en, people.ru].map(({ id }) => [id, "/admin/jobs"]),
  );
});
