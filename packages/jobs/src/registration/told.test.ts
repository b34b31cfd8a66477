import { recordFact } from "@agrar/api/fact";
import { requestRun } from "@agrar/api/job";
import { type Locale, locales } from "@agrar/api/list/schema";
import { expect, test } from "vitest";
import { resend } from "../mail/resend.ts";
import { eventually, testJobs } from "../testing.ts";
import { fakeProvider, type Received } from "../testing-provider.ts";

/** A registration in a state, and the fact that it came to that, recorded as the learner's own doing or as the trainer's. */
async function happened(
  jobs: Awaited<ReturnType<typeof testJobs>>,
  what: "confirmed" | "waitlisted" | "requested" | "rejected" | "cancelled" | "completed",
  status: "APPROVED" | "WAITLISTED" | "PENDING" | "REJECTED" | "CANCELLED" | "COMPLETED",
  {
    by = "learner",
    language = "en",
    startDate = null,
  }: { by?: "learner" | "trainer"; language?: Locale; startDate?: Date | null } = {},
) {
  const { db, make } = jobs;
  const learner = await make.user({ emailVerified: true, language });
  const title = { az: "Alma", en: "Apple\n\n<b>orchard</b>", ru: "Яблоня" };
  const training = await make.training({ title, startDate });
  await db.user.update({ where: { id: training.trainerId }, data: { emailVerified: true, language: "en" } });
  const registration = await make.registration({ userId: learner.id, trainingId: training.id, status });
  const id = by === "learner" ? learner.id : training.trainerId;
  await db.$transaction((tx) =>
    recordFact(tx, { viewer: { role: "LEARNER", id } }, `registration/${what}`, {
      registrationId: registration.id,
    }),
  );
  return { learner, training };
}

test.each([
  ["confirmed", "APPROVED", "Registration confirmed: Apple <b>orchard</b>"],
  ["waitlisted", "WAITLISTED", "You are on the waitlist: Apple <b>orchard</b>"],
  ["completed", "COMPLETED", "Training completed: Apple <b>orchard</b>"],
] as const)(
  "that a registration is %s is told to the learner who made it so",
  async (what, status, subject) => {
    await using jobs = await testJobs();
    const { learner, training } = await happened(jobs, what, status);
    await jobs.start();
    await jobs.ended("deliver-chunk");
    expect(await jobs.db.mail.findMany()).toMatchObject([
      { recipient: learner.email, subject, language: "en" },
    ]);
    expect(await jobs.db.notice.findMany()).toMatchObject([
      { userId: learner.id, title: subject, path: `/trainings/${training.id}` },
    ]);
  },
);

const days = { az: "təqviminizə", en: "your calendar", ru: "в календарь" };

test.each(locales)(
  "with a seat come its days in %s, once however often the letter is sent",
  async (language) => {
    await using provider = await fakeProvider((call) => (call === 1 ? "500 after" : undefined));
    const transport = resend({
      apiKey: "key",
      from: "portal@agrar.example",
      baseUrl: provider.url,
      perSecond: 100,
    });
    await using jobs = await testJobs({ transport });
    const startDate = new Date("2026-12-03");
    const { learner, training } = await happened(jobs, "confirmed", "APPROVED", { language, startDate });
    await jobs.start();
    expect(await jobs.ended("deliver-chunk")).toMatchObject({ state: "completed" });
    expect(provider.calls()).toBe(2);
    expect(provider.received).toHaveLength(1);
    const [{ to, text, attachments: [file] = [] }] = provider.received as [Received];
    expect([to, file?.filename]).toEqual([learner.email, `training-${training.id}.ics`]);
    expect(text).toContain(days[language]);
    const calendar = Buffer.from(file?.content ?? "", "base64").toString();
    expect(calendar).toContain(`SUMMARY:${{ az: "Alma", en: "Apple", ru: "Яблоня" }[language]}`);
    expect(calendar).toContain("DTSTART;VALUE=DATE:20261203");
  },
);

test("with a seat in a training without days comes no file, and nothing is said of one", async () => {
  await using provider = await fakeProvider();
  const transport = resend({
    apiKey: "key",
    from: "portal@agrar.example",
    baseUrl: provider.url,
    perSecond: 100,
  });
  await using jobs = await testJobs({ transport });
  await happened(jobs, "confirmed", "APPROVED");
  await jobs.start();
  await jobs.ended("deliver-chunk");
  expect(provider.received).toHaveLength(1);
  expect(provider.received[0]?.attachments).toBeUndefined();
  expect(provider.received[0]?.text).not.toContain(days.en);
});

test("a request is told to the learner, and to the trainer who is to decide", async () => {
  await using jobs = await testJobs();
  const { learner, training } = await happened(jobs, "requested", "PENDING");
  await jobs.start();
  await jobs.ended("deliver-chunk");
  const notices = await jobs.db.notice.findMany({ select: { userId: true, title: true } });
  expect(new Map(notices.map(({ userId, title }) => [userId, title]))).toEqual(
    new Map([
      [learner.id, "Your request is received: Apple <b>orchard</b>"],
      [training.trainerId, "A request waits for you: Apple <b>orchard</b>"],
    ]),
  );
});

test("a cancellation is told to the learner when somebody else did it", async () => {
  await using jobs = await testJobs();
  const { learner } = await happened(jobs, "cancelled", "CANCELLED", { by: "trainer" });
  await jobs.start();
  await jobs.ended("deliver-chunk");
  expect(await jobs.db.notice.findMany()).toMatchObject([{ userId: learner.id }]);
});

test.each([
  // By the learner, and what is so no more.
  ["cancelled", "CANCELLED"],
  ["confirmed", "CANCELLED"],
] as const)("what is %s (%s) is told to nobody", async (what, status) => {
  await using jobs = await testJobs();
  await happened(jobs, what, status);
  await jobs.start();
  expect(await jobs.ended(`notify-registration-${what}`)).toMatchObject({ output: { chunks: 0 } });
});

test.each([
  ["confirmed", "APPROVED", 0],
  ["waitlisted", "WAITLISTED", 0],
  ["requested", "PENDING", 0],
  ["completed", "COMPLETED", 1],
] as const)(
  "that one is %s in what was called off is told only where it stays so",
  async (what, status, chunks) => {
    await using jobs = await testJobs();
    const { training } = await happened(jobs, what, status);
    await jobs.db.training.update({ where: { id: training.id }, data: { status: "CANCELLED" } });
    await jobs.start();
    expect(await jobs.ended(`notify-registration-${what}`)).toMatchObject({ output: { chunks } });
  },
);

test("a letter about a seat that was held for the night is not sent when the training was called off meanwhile", async () => {
  await using jobs = await testJobs();
  const { db } = jobs;
  const { learner, training } = await happened(jobs, "confirmed", "APPROVED");
  const clock = (hours: number) => new Date(Date.now() + (hours + 4) * 3_600_000).toISOString().slice(11, 16);
  await db.$executeRaw`
    insert into quiet_times (user_id, quiet_from, quiet_until)
    values (${learner.id}, ${clock(-1)}::time, ${clock(2)}::time)`;
  await jobs.start();
  await eventually(async () => (await db.delivery.count({ where: { heldUntil: { not: null } } })) === 1);
  await db.training.update({ where: { id: training.id }, data: { status: "CANCELLED" } });
  await db.$executeRaw`update deliveries set held_until = now() where held_until is not null`;
  await db.quietTime.deleteMany();
  await requestRun(db, "agrar-release-held", new Date());
  await eventually(
    async () => (await db.delivery.count({ where: { channel: "MAIL", state: "SKIPPED" } })) === 1,
  );
  expect(await db.mail.count()).toBe(0);
});
