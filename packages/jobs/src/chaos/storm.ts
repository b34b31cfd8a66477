import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { given } from "@agrar/db/given";
import { cloneDb } from "@agrar/db/testing";
import { fakeProvider } from "../testing-provider.ts";
import { witnessSteps } from "./witness.ts";

export type Storm = {
  people: number;
  trainings: number;
  /** Whether a third of the people read once a day, and a third are not to be disturbed when it happens. */
  waiting?: boolean;
  processes: number;
  /** How often a process is killed, and after how many milliseconds on average. */
  kills: number;
  every: number;
  /** Milliseconds that everything may take. */
  patience: number;
};

/** What is left after a storm. */
export type Aftermath = {
  seconds: number;
  kills: number;
  /** The calls of the provider that went wrong, by how. */
  faults: Record<string, number>;
  calls: number;
  /**
   * Trainings that people should have been told of by a letter, of which the provider has taken one, and that were told to the
   * same person a second time.
   */
  letters: { due: number; taken: number; twice: number };
  /** Letters that collect what a day has brought. */
  digests: number;
  /** Notices that should be there, and that are. */
  notices: { due: number; there: number };
  /** Deliveries by mail that the portal knows to be sent. */
  sent: number;
  /** Steps that should have been done; that were at least once; begun again because a process died; done again though finished. */
  steps: { due: number; done: number; interrupted: number; repeated: number };
  /** Runs that had not ended well. */
  unfinished: number;
};

const worker = fileURLToPath(new URL("worker.ts", import.meta.url));
/** The share of calls that fail. Half of them take the letters first. */
const failing = 0.2;

/**
 * Lets processes publish trainings to many people while one after another is killed without a warning and the provider fails
 * every fifth call. Ends when everything has ended well, or patience has.
 */
export async function storm({
  people,
  trainings,
  waiting = false,
  processes,
  kills,
  every,
  patience,
}: Storm): Promise<Aftermath> {
  const { db, url, drop } = await cloneDb();
  await using provider = await fakeProvider(() =>
    Math.random() < failing ? (Math.random() < 0.5 ? "500 before" : "500 after") : undefined,
  );
  const children: ChildProcess[] = [];
  const args = [worker, url, provider.url, ...(waiting ? [String(Date.now())] : [])];
  const start = () =>
    spawn(process.execPath, ["--disable-warning=ExperimentalWarning", ...args], {
      stdio: ["ignore", "ignore", "inherit"],
    });
  try {
    await prepare();
    const begun = performance.now();
    for (let n = 0; n < processes; n++) children.push(start());
    let killed = 0;
    let next = begun + every;
    while (performance.now() - begun < patience) {
      if (killed < kills && performance.now() > next) {
        const unlucky = Math.floor(Math.random() * processes);
        children[unlucky]?.kill("SIGKILL");
        children[unlucky] = start();
        killed += 1;
        next = performance.now() + every * (0.5 + Math.random());
      }
      if (killed === kills && (await isOver())) break;
      await sleep(100);
    }
    return await lookAround((performance.now() - begun) / 1000, killed);
  } finally {
    for (const child of children) {
      const ended = child.exitCode === null && child.signalCode === null ? once(child, "exit") : undefined;
      child.kill("SIGKILL");
      await ended;
    }
    await drop();
  }

  async function prepare(): Promise<void> {
    const make = given(db);
    const category = await make.category();
    for (let n = 0; n < trainings; n++) await make.training({ status: "DRAFT", categoryId: category.id });
    await db.$executeRaw`
      with people as (
        insert into users (first_name, last_name, email, email_verified)
        select 'Person', n::text, 'person' || n || '@storm.example', true from generate_series(1, ${people}) n
        returning id)
      insert into category_subscriptions (user_id, category_id) select id, ${category.id} from people`;
    if (waiting)
      await db.$executeRaw`
        with daily as (
          insert into preferences (user_id, family, channel, pace)
          select id, 'TRAINING', 'MAIL', 'DAILY' from users where id % 3 = 0)
        insert into quiet_times (user_id, quiet_from, quiet_until)
        select id, (now() at time zone 'Asia/Baku' - interval '1 hour')::time,
               (now() at time zone 'Asia/Baku' + interval '1 hour')::time
          from users where id % 3 = 1`;
    await db.$executeRaw`create table witnessed (run_id uuid, step text, is_again boolean)`;
  }

  async function isOver(): Promise<boolean> {
    const [row] = await db.$queryRaw<[{ is_over: boolean }]>`
      select not exists (select from trainings where status = 'DRAFT')
         and not exists (select from deliveries where held_until is not null)
         and not exists (select from facts where handed_on_at is null)
         and not exists (select from jobs.runs where state in ('waiting', 'running')) as is_over`;
    return row.is_over;
  }

  async function lookAround(seconds: number, killed: number): Promise<Aftermath> {
    const due = people * trainings;
    // A letter tells of one training, or the letter of a day of several: each has a link of its own.
    const told = provider.received.flatMap(({ to, text }) =>
      [...text.matchAll(/\/trainings\/(\d+)\n/g)].map(([, id]) => `${to} ${id}`),
    );
    const [row] = await db.$queryRaw<
      [Record<"sent" | "digests" | "notices" | "runs" | "done" | "begun" | "again", number>]
    >`
      select (select count(*)::int from deliveries where channel = 'MAIL' and state = 'SENT') as sent,
             (select count(*)::int from digests) as digests,
             (select count(*)::int from notices) as notices,
             (select count(*)::int from jobs.runs where state <> 'completed') as runs,
             (select count(distinct (run_id, step))::int from witnessed) as done,
             (select count(*)::int from witnessed) as begun,
             (select count(*)::int from witnessed where is_again) as again`;
    return {
      seconds,
      kills: killed,
      faults: provider.faults,
      calls: provider.calls(),
      letters: {
        due,
        taken: told.length,
        twice: told.length - new Set(told).size,
      },
      digests: row.digests,
      notices: { due, there: row.notices },
      sent: row.sent,
      steps: {
        due: trainings * 10 * witnessSteps,
        done: row.done,
        interrupted: row.begun - row.done - row.again,
        repeated: row.again,
      },
      unfinished: row.runs,
    };
  }
}
