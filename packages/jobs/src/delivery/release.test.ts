import { requestRun, retryRuns } from "@agrar/api/job";
import { describe, expect, test } from "vitest";
import { resend } from "../mail/resend.ts";
import { eventually, testJobs } from "../testing.ts";
import { fakeProvider } from "../testing-provider.ts";
import { release } from "./release.ts";

type Setting = Awaited<ReturnType<typeof testJobs>>;

const byProvider = (baseUrl: string) =>
  resend({ apiKey: "key", from: "Portal <portal@agrar.example>", baseUrl, perSecond: 1_000 });

const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000);

/** What a clock of the world shows at a moment: `07:30`. */
const shown = (moment: Date) => moment.toISOString().slice(11, 16);

/** The time of day in Baku at a moment. */
const clockAt = (moment: Date) =>
  new Date(`1970-01-01T${shown(new Date(moment.getTime() + 4 * 3_600_000))}:00Z`);

/** A training that was published while all who want to hear of it are not to be disturbed, for two hours more. */
async function heldFor(
  { db, make, happen }: Setting,
  people: number,
  training: { id: number; categoryId: number },
) {
  const first = await make.user();
  await db.$executeRaw`
    with people as (
      insert into users (first_name, last_name, email, email_verified)
      select 'Person', n::text, 'held' || n || '-' || ${first.id} || '@agrar.example', true
        from generate_series(1, ${people}) n returning id),
    quiet as (insert into quiet_times (user_id, quiet_from, quiet_until)
      select id, ${clockAt(inHours(-1))}::timestamptz::time, ${clockAt(inHours(2))}::timestamptz::time from people)
    insert into category_subscriptions (user_id, category_id) select id, ${training.categoryId} from people`;
  await happen("training/published", training.id, { trainingId: training.id });
}

const states = async ({ db }: Setting) =>
  Object.fromEntries(
    (await db.delivery.groupBy({ by: ["state"], where: { channel: "MAIL" }, _count: true })).map(
      ({ state, _count }) => [state, _count],
    ),
  );

const heldOf = ({ db }: Setting) => db.delivery.count({ where: { heldUntil: { not: null } } });

describe("letters that were held", () => {
  test("go out once when their time comes, by chunks, though many release them at once and the provider fails", async () => {
    await using provider = await fakeProvider((call) => (call === 1 ? "500 after" : undefined));
    await using jobs = await testJobs({ transport: byProvider(provider.url) });
    await heldFor(jobs, 230, await jobs.make.training());
    await jobs.start();
    await jobs.start();
    await eventually(async () => (await heldOf(jobs)) === 230 && (await jobs.db.notice.count()) === 230);
    expect(provider.calls()).toBe(0);
    expect(await release(jobs.db)).toEqual({ letters: 0, digests: 0 });

    const later = inHours(3);
    const released = await Promise.all([1, 2, 3].map(() => release(jobs.db, later)));
    expect(released.map(({ letters }) => letters).sort()).toEqual([0, 0, 230]);
    await eventually(async () => provider.received.length === 230);
    await eventually(async () => (await states(jobs)).SENT === 230);
    expect(new Set(provider.received.map(({ to }) => to)).size).toBe(230);
    expect(provider.faults).toEqual({ "500 after": 1 });
    const runs = await jobs.runs();
    expect(runs.filter(({ function_id }) => function_id === "agrar-deliver-released")).toHaveLength(3);
  });

  test("go out by themselves within the next five minutes, or when somebody asks for it", async () => {
    await using jobs = await testJobs();
    await heldFor(jobs, 1, await jobs.make.training());
    await jobs.start();
    await eventually(async () => (await heldOf(jobs)) === 1);
    await jobs.db.$executeRaw`update deliveries set held_until = now() where held_until is not null`;
    await jobs.db.quietTime.deleteMany();
    await requestRun(jobs.db, "agrar-release-held", new Date());
    await eventually(async () => (await states(jobs)).SENT === 1);
    expect(await jobs.db.mail.count()).toBe(1);
  });

  test("wait on when their reader is not to be disturbed then after all", async () => {
    await using jobs = await testJobs();
    await heldFor(jobs, 1, await jobs.make.training());
    await jobs.start();
    await eventually(async () => (await heldOf(jobs)) === 1);
    const until = inHours(5);
    await jobs.db.$executeRaw`update quiet_times set quiet_until = ${clockAt(until)}::timestamptz::time`;
    expect(await release(jobs.db, inHours(3))).toEqual({ letters: 0, digests: 0 });
    const [row] = await jobs.db.delivery.findMany({ where: { heldUntil: { not: null } } });
    expect(row?.heldUntil && shown(row.heldUntil)).toBe(shown(until));
    expect(await release(jobs.db, inHours(6))).toEqual({ letters: 1, digests: 0 });
  });

  test("are not sent to who wants none any more, and none is when there is nothing to tell any more", async () => {
    await using jobs = await testJobs();
    const [kept, gone] = [await jobs.make.training(), await jobs.make.training()];
    await heldFor(jobs, 2, kept);
    await heldFor(jobs, 1, gone);
    await jobs.start();
    await eventually(async () => (await heldOf(jobs)) === 3);
    const { userId } = await jobs.db.categorySubscription.findFirstOrThrow({
      where: { categoryId: kept.categoryId },
    });
    await jobs.db.preference.create({ data: { userId, family: "TRAINING", channel: "MAIL", pace: "OFF" } });
    await jobs.db.training.update({ where: { id: gone.id }, data: { status: "ARCHIVED" } });
    expect((await release(jobs.db, inHours(3))).letters).toBe(3);
    await eventually(async () => {
      const { SENT, SKIPPED } = await states(jobs);
      return SENT === 1 && SKIPPED === 2;
    });
    expect(await jobs.db.mail.count()).toBe(1);
  });

  test("fail with their reason after the last try, and go out when they are tried again", async () => {
    let broken = true;
    await using provider = await fakeProvider(() => (broken ? "401" : undefined));
    await using jobs = await testJobs({ transport: byProvider(provider.url) });
    await heldFor(jobs, 2, await jobs.make.training());
    await jobs.start();
    await eventually(async () => (await heldOf(jobs)) === 2);
    await release(jobs.db, inHours(3));
    expect(await jobs.ended("deliver-released")).toMatchObject({ state: "failed" });
    await jobs.ended("deliver-released-failure");
    expect(await states(jobs)).toEqual({ FAILED: 2 });
    broken = false;
    await retryRuns(jobs.db, "all");
    await eventually(async () => (await states(jobs)).SENT === 2);
    expect(provider.received).toHaveLength(2);
  });
});
