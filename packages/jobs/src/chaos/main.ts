// Measures the jobs in calm and in a storm: `pnpm chaos [people]`.
import { recordFact } from "@agrar/api/fact";
import { given } from "@agrar/db/given";
import { cloneDb } from "@agrar/db/testing";
import setup from "@agrar/db/testing/setup";
import { createJobs } from "../jobs.ts";
import { resend } from "../mail/resend.ts";
import { eventually } from "../testing.ts";
import { fakeProvider } from "../testing-provider.ts";
import { storm } from "./storm.ts";

const people = Number(process.argv[2] ?? 10_000);
if (!Number.isInteger(people) || people < 1) {
  console.error("chaos [people]\n\n  people   how many get a letter: 10000 by default");
  process.exit(2);
}

const done = await setup();
try {
  await calm();
  await rough();
} finally {
  await done();
}

/** How fast it goes when nothing is in the way: one process, a provider that takes everything. */
async function calm(): Promise<void> {
  const { db, url, drop } = await cloneDb();
  await using provider = await fakeProvider();
  const make = given(db);
  const transport = resend({
    apiKey: "re_key",
    from: "p@agrar.example",
    baseUrl: provider.url,
    perSecond: 1_000,
  });
  const jobs = createJobs({ db, url, siteUrl: "https://portal.example", secret: "a secret", transport });
  await jobs.start();
  const publish = (trainingId: number) =>
    db.$transaction((tx) =>
      recordFact(tx, { viewer: { role: "ANONYMOUS" } }, "training/published", { trainingId }),
    );
  try {
    const reader = await make.user({ emailVerified: true });
    const latencies: number[] = [];
    for (let n = 0; n < 105; n++) {
      const training = await make.training();
      await db.categorySubscription.create({ data: { userId: reader.id, categoryId: training.categoryId } });
      const begun = performance.now();
      await publish(training.id);
      await eventually(async () => provider.received.length > n);
      // The first ones also load and plan.
      if (n >= 5) latencies.push(performance.now() - begun);
    }
    latencies.sort((a, b) => a - b);
    const share = (part: number) => (latencies[Math.floor(latencies.length * part)] ?? 0).toFixed(0);
    console.log(`Fact to letter handed over, 100 times: p50 ${share(0.5)} ms, p95 ${share(0.95)} ms`);

    const training = await make.training();
    await db.$executeRaw`
      with crowd as (
        insert into users (first_name, last_name, email, email_verified)
        select 'Person', n::text, 'crowd' || n || '@agrar.example', true from generate_series(1, ${people}) n returning id)
      insert into category_subscriptions (user_id, category_id) select id, ${training.categoryId} from crowd`;
    const before = provider.received.length;
    const begun = performance.now();
    await publish(training.id);
    const waited = performance.now() - begun;
    await eventually(async () => provider.received.length === before + people, 600_000);
    const seconds = (performance.now() - begun) / 1000;
    console.log(
      `${people} people: the caller waited ${waited.toFixed(0)} ms; all letters and notices after ${seconds.toFixed(1)} s, ` +
        `${Math.round((2 * people) / seconds)} a second`,
    );
  } finally {
    await jobs.stop();
    await drop();
  }
}

/** What is left when processes are killed and the provider fails. */
async function rough(): Promise<void> {
  const left = await storm({
    people: Math.ceil(people / 4),
    trainings: 4,
    processes: 3,
    kills: 40,
    every: 1_500,
    patience: 900_000,
  });
  const { letters, notices, steps } = left;
  console.log(
    `\nStorm: ${left.kills} kills in ${left.seconds.toFixed(0)} s, ${left.calls} calls of the provider`,
  );
  console.table({
    "letters taken": { due: letters.due, is: letters.taken, "too many": letters.twice },
    "letters noted as sent": { due: letters.due, is: left.sent, "too many": 0 },
    notices: { due: notices.due, is: notices.there, "too many": 0 },
    "steps done": { due: steps.due, is: steps.done, "too many": steps.repeated },
  });
  console.log(
    `Steps under way at a kill and begun again: ${steps.interrupted}. Runs that did not end well: ${left.unfinished}.`,
    left.faults,
  );
  const isWhole =
    letters.taken === letters.due &&
    letters.twice === 0 &&
    left.sent === letters.due &&
    notices.there === notices.due &&
    steps.done === steps.due &&
    steps.repeated === 0 &&
    left.unfinished === 0;
  if (!isWhole) process.exitCode = 1;
}
