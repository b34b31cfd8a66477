import { setTimeout as sleep } from "node:timers/promises";
import type { Db } from "@agrar/db";
import { withClient } from "@agrar/db/database";

/** How long a busy machine may take over what has no limit of its own, in milliseconds. */
const patience = 30_000;

/** How soon a change must be seen in another process, in milliseconds. */
const soon = 100;

// biome-ignore lint/suspicious/noExplicitAny: what the answers look like is checked elsewhere.
type Body = any;

/** What is counted up: by whom, and where it is seen. */
type Figure = { read: string; of(body: Body): number };
const input = (value: object) => encodeURIComponent(JSON.stringify(value));

/** A figure that only grows, from a value, and when each of its values was committed. */
function growing(figures: Figure[], from: number, write: (value: number) => Promise<unknown>) {
  let value = from;
  const commits: { value: number; at: number }[] = [];
  return {
    figures,
    async grow() {
      await write(++value);
      commits.push({ value, at: performance.now() });
    },
    /** The least value that a read may give which begins now. */
    due: (patience: number) =>
      commits.findLast(({ at }) => at <= performance.now() - patience)?.value ?? Number.NEGATIVE_INFINITY,
  };
}

export type Hammered = {
  /** Connection string of the database, and a client of it that belongs to no instance. */
  url: string;
  plain: Db;
  /** An instance in this process: what is written by its client is its own. */
  here: { origin: string; db: Db };
  instances: { origin: string }[];
  /** The one training, in its one category; whoever registers is approved. */
  training: { id: number; categoryId: number };
  learners: { id: number }[];
  /** Ends it early: what goes on after its test would write beside the next one. */
  signal: AbortSignal;
};

/**
 * Reads from several processes ten thousand times and more what others write meanwhile, by plain SQL, by Prisma and in transactions,
 * and counts the answers that are older than they may be: a write of this process is seen here at once, every other after 100 ms.
 */
export async function hammer({
  url,
  plain,
  here,
  instances,
  training: { id, categoryId },
  learners,
  signal,
}: Hammered) {
  const capacity: Figure[] = [
    { read: `/trpc/training.byId?input=${input({ id })}`, of: ({ result }) => result.data.capacity },
    { read: `/trpc/training.list?input=${input({})}`, of: ({ result }) => result.data.items[0].capacity },
    { read: "/api/v1/trainings", of: ({ data }) => Number(data[0].online_details.participant_size) },
  ];
  const sortOrder: Figure[] = [
    { read: `/trpc/category.list?input=${input({})}`, of: ({ result }) => result.data[0].sortOrder },
    { read: "/api/v1/categories", of: ({ categories }) => categories[0].sort_order },
  ];
  const registrations: Figure[] = [
    {
      read: `/trpc/training.list?input=${input({ sort: "registrations" })}`,
      of: ({ result }) => result.data.items[0].registrationsCount,
    },
    {
      read: `/trpc/exam.list,training.byId?batch=1&input=${input({ 0: {}, 1: { id } })}`,
      of: (batch) => batch[1].result.data.registrationsCount,
    },
    // Whoever registers here rates as well.
    { read: `/trpc/trainer.list?input=${input({})}`, of: ({ result }) => result.data.items[0].rating.count },
    {
      read: `/trpc/training.list?input=${input({ sort: "rating" })}`,
      of: ({ result }) => result.data.items[0].rating.count,
    },
    { read: `/trpc/rating.list?input=${input({ trainingId: id })}`, of: ({ result }) => result.data.total },
  ];
  // From what is there: rows stay from one time to the next.
  const [{ value, before }] = await plain.$queryRaw<[{ value: number; before: number }]>`
    select greatest(max(t.capacity), max(c.sort_order)) as value,
           (select count(*)::int from registrations) as before
      from trainings t, categories c`;
  return withClient(url, async (client) => {
    const bySql = growing(capacity, value, (value) =>
      client.query("update trainings set capacity = $1 where id = $2", [value, id]),
    );
    const byPrisma = growing(sortOrder, value, (value) =>
      here.db.category.update({ where: { id: categoryId }, data: { sortOrder: value } }),
    );
    let registered = before;
    const byTransaction = growing(registrations, before, () =>
      here.db.$transaction(
        async (tx) => {
          const userId = learners[registered++]?.id as number;
          await tx.registration.create({ data: { userId, trainingId: id, status: "APPROVED" } });
          await tx.rating.create({ data: { userId, trainingId: id, stars: 5 } });
        },
        { maxWait: patience, timeout: patience },
      ),
    );
    const written = [bySql, byPrisma, byTransaction];
    const counts = { reads: 0, kept: 0, writes: 0, stale: [] as string[] };

    async function read(where: (typeof places)[number], growing: (typeof written)[number], figure: Figure) {
      const isOwn = where.isHere && growing !== bySql;
      const due = growing.due(isOwn ? 0 : soon);
      const { body, timing } = await where.get(figure.read);
      const value = figure.of(body);
      counts.reads++;
      if (timing.includes('statements;desc="0"')) counts.kept++;
      if (!(value >= due)) counts.stale.push(`${where.name} ${figure.read}: ${value} for ${due}`);
    }

    // Over sockets, as requests come: what is injected in a loop would keep the process from hearing anything else.
    const places = [here, ...instances].map(({ origin }, index) => ({
      name: index === 0 ? "here" : `instance ${index}`,
      isHere: index === 0,
      get: async (path: string) => {
        const answer = await fetch(origin + path);
        return { body: await answer.json(), timing: answer.headers.get("server-timing") ?? "" };
      },
    }));
    const pick = <T>(list: T[]) => list[Math.floor(Math.random() * list.length)] as T;
    let reading = true;
    const isLeft = () => reading && !signal.aborted && counts.stale.length < 5;

    /** Writes in bursts, so that reads meet what is kept, what is new, and what is being made. */
    async function writer(growing: (typeof written)[number], most = Number.POSITIVE_INFINITY) {
      for (let n = 1; n < most && isLeft(); n++) {
        await growing.grow();
        counts.writes++;
        // Who has written reads at once.
        if (growing !== bySql)
          await read(places[0] as (typeof places)[number], growing, pick(growing.figures));
        if (n % 3 === 0) await sleep(Math.random() * 15);
      }
    }
    const readers = Array.from({ length: 12 }, async (_, n) => {
      const where = places[n % places.length] as (typeof places)[number];
      // How many of them are kept answers hangs on how busy the machine is.
      while ((counts.reads < 10_000 || counts.kept <= 1_000) && isLeft()) {
        const growing = pick(written);
        await read(where, growing, pick(growing.figures));
      }
      reading = false;
    });
    await Promise.all([
      ...readers,
      writer(bySql),
      writer(byPrisma),
      writer(byTransaction, learners.length / 2),
    ]);
    console.log(
      `${counts.reads} reads, ${counts.kept} of them kept answers, ${counts.writes} writes, ${counts.stale.length} stale`,
    );
    return counts;
  });
}
