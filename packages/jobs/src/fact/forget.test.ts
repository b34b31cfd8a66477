import { requestRun } from "@agrar/api/job";
import { given } from "@agrar/db/given";
import { expect, test } from "vitest";
import { testJobs } from "../testing.ts";

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);

test("at night, what nobody looks at any more is forgotten, and nothing else", async () => {
  await using jobs = await testJobs();
  const { db } = jobs;
  for (const days of [29, 31])
    await db.mail.create({
      data: {
        recipient: `${days}@agrar.example`,
        kind: "account.verify",
        language: "az",
        subject: "s",
        text: "t",
        createdAt: daysAgo(days),
      },
    });
  await db.$executeRaw`
    insert into jobs.runs (function_id, event_id, event, state, ended_at)
    select state || days, days::text, '{}', state, now() - make_interval(days => days)
      from (values ('completed', 13), ('completed', 15), ('failed', 89), ('failed', 91)) r(state, days)`;
  await db.$executeRaw`
    insert into jobs.alarms (name, raised_at, cleared_at)
    values ('facts', ${daysAgo(91)}, ${daysAgo(91)}), ('facts', ${daysAgo(91)}, ${daysAgo(89)}), ('letters', ${daysAgo(91)}, null)`;
  for (const days of [399, 401])
    await db.fact.create({
      data: {
        name: "apple/grown",
        subject: `apple:${days}`,
        data: {},
        at: daysAgo(days),
        handedOnAt: daysAgo(days),
      },
    });
  await db.fact.create({ data: { name: "apple/grown", subject: "apple:1", data: {}, at: daysAgo(500) } });
  const make = given(db);
  const { id: userId } = await make.user();
  for (const [title, readAt] of [
    ["read lately", daysAgo(179)],
    ["read long ago", daysAgo(181)],
    ["unread", null],
  ] as const)
    await make.notice({ userId, title, readAt, createdAt: daysAgo(300) });

  await jobs.start();
  await requestRun(db, "agrar-forget", new Date());
  expect(await jobs.ended("forget")).toMatchObject({
    state: "completed",
    output: { runs: 2, facts: 1, letters: 1, alarms: 1, notices: 1 },
  });
  expect(await db.mail.findMany({ select: { recipient: true } })).toEqual([
    { recipient: "29@agrar.example" },
  ]);
  const notices = await db.notice.findMany({
    where: { userId },
    orderBy: { id: "asc" },
    select: { title: true },
  });
  expect(notices).toEqual([{ title: "read lately" }, { title: "unread" }]);
  const runs = await jobs.runs();
  expect(runs.map(({ function_id }) => function_id)).toEqual(
    expect.arrayContaining(["completed13", "failed89"]),
  );
  const facts = await db.fact.findMany({ where: { name: "apple/grown" }, select: { subject: true } });
  expect(facts.map(({ subject }) => subject).sort()).toEqual(["apple:1", "apple:399"]);
});
