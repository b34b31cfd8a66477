import { setTimeout as sleep } from "node:timers/promises";
import { countStatements } from "@agrar/db";
import { given } from "@agrar/db/given";
import { cloneDb } from "@agrar/db/testing";
import { afterAll, describe, expect, onTestFinished, test, vi } from "vitest";
import type { Context, Viewer } from "../context.ts";
import { createCaller } from "../server.ts";
import { createFeed, mostStreams } from "./feed.ts";
import { newestShown, noticePage, noticeState } from "./schema.ts";

const { db, url, drop } = await cloneDb();
const feed = createFeed(url);
await feed.first;
afterAll(async () => {
  await feed.close();
  await drop();
});
const make = given(db);
const now = new Date("2026-11-28T08:00:00Z");
const learner = (id: number): Viewer => ({ role: "LEARNER", id });
const as = (id: number, more: Partial<Context> = {}) =>
  createCaller({ db, viewer: learner(id), now, ...more }).notice;

/** Somebody with as many notices, the first of them read. */
async function reader(size: number) {
  const { id } = await make.user();
  const notices = [];
  for (let n = 0; n < size; n++)
    notices.push(await make.notice({ userId: id, readAt: n === 0 ? now : null }));
  return { id, notices, ids: notices.map((notice) => notice.id) };
}

const idsOf = ({ items }: { items: { id: number }[] }) => items.map(({ id }) => id);
const unreadOf = (userId: number) => db.notice.count({ where: { userId, readAt: null } });

describe("one's notices", () => {
  test("are a page in one statement, the last first, and nobody else's", async () => {
    const [{ id, ids }] = [await reader(4), await reader(2)];
    const { result, statements } = await countStatements(() => as(id).list({ pageSize: 3 }));
    expect(statements).toHaveLength(1);
    expect(idsOf(noticePage.parse(result))).toEqual(ids.slice(1).reverse());
    expect(result.total).toBe(4);
    const { result: rest, statements: again } = await countStatements(() =>
      as(id).list({ pageSize: 3, cursor: String(result.nextCursor) }),
    );
    expect(again).toHaveLength(1);
    expect(idsOf(rest)).toEqual(ids.slice(0, 1));
    expect(rest.nextCursor).toBeNull();
  });

  test("are listed by whether they are read, and from the first on", async () => {
    const { id, ids } = await reader(3);
    expect(idsOf(await as(id).list({ unread: true, order: "asc" }))).toEqual(ids.slice(1));
    expect(idsOf(await as(id).list({ unread: false }))).toEqual(ids.slice(0, 1));
  });

  test("are refused to guests", async () => {
    const { list, read, readAll } = createCaller({ db, viewer: { role: "ANONYMOUS" }, now }).notice;
    for (const call of [list(), read({ id: 1 }), readAll({ upTo: 1 })])
      await expect(call).rejects.toMatchObject({ reason: "account.signInRequired" });
  });
});

describe("reading", () => {
  test("marks one, and once", async () => {
    const { id, ids } = await reader(3);
    const last = ids[2] as number;
    await as(id).read({ id: last });
    await as(id, { now: new Date("2026-12-01") }).read({ id: last });
    expect(await db.notice.findUniqueOrThrow({ where: { id: last } })).toMatchObject({ readAt: now });
    expect(await unreadOf(id)).toBe(1);
  });

  test("leaves alone what is another's or not there", async () => {
    const [{ id }, other] = [await reader(1), await reader(2)];
    for (const foreign of [other.ids[1] as number, 2_000_000_000])
      await expect(as(id).read({ id: foreign })).rejects.toMatchObject({
        code: "NOT_FOUND",
        reason: "notice.notFound",
      });
    await as(id).readAll({ upTo: 2_000_000_000 });
    expect(await unreadOf(other.id)).toBe(1);
  });

  test("all ends at the one that was seen last", async () => {
    const { id, ids } = await reader(4);
    await as(id).readAll({ upTo: ids[2] as number });
    expect(idsOf(await as(id).list({ unread: true }))).toEqual(ids.slice(3));
  });
});

/** A stream of somebody's, ended with the test. */
async function stream(id: number, more: Partial<Context> = {}, lastEventId?: string) {
  const left = new AbortController();
  onTestFinished(() => left.abort());
  const caller = createCaller({ db, viewer: learner(id), now, feed, ...more }, { signal: left.signal });
  const live = await caller.notice.live({ lastEventId });
  const events = (live as AsyncIterable<unknown>)[Symbol.asyncIterator]();
  return {
    leave: () => left.abort(),
    async next() {
      const { value, done } = await events.next();
      if (done || !value) return null;
      const [eventId, state] = value as [string, unknown];
      return { eventId, ...noticeState.parse(state) };
    },
  };
}

describe("live", () => {
  test("tells what there is, what comes, and what is read, each by one statement", async () => {
    const { id, ids } = await reader(newestShown + 2);
    // Heard after the stream has begun, what made the reader would be one more look.
    await feed.settled();
    const { next } = await stream(id);
    expect(await next()).toMatchObject({ unread: ids.length - 1 });
    const { result, statements } = await countStatements(async () => {
      const told = next();
      await db.$executeRaw`
        insert into notices (user_id, fact_id, kind, title, path)
        select ${id}, (select id from facts where id not in (select fact_id from notices where user_id = ${id}) limit 1),
               'x.y', 'Salam', '/exams'`.then(() => {});
      return told;
    });
    expect(result).toMatchObject({ unread: ids.length });
    expect(result?.newest[0]).toMatchObject({ title: "Salam", path: "/exams", readAt: null });
    expect(result?.newest).toHaveLength(newestShown);
    // One is the insert.
    expect(statements).toHaveLength(2);
    const read = next();
    await as(id).readAll({ upTo: 2_000_000_000 });
    expect(await read).toMatchObject({ unread: 0 });
  });

  test("tells nobody of another's, and asks nothing for them", async () => {
    const [{ id }, other] = [await reader(1), await reader(1)];
    // What made the readers has been heard before anybody listens for one of them.
    await feed.settled();
    const { next } = await stream(id);
    await next();
    const { result, statements } = await countStatements(async () => {
      const told = next();
      const { id: foreign } = await make.notice({ userId: other.id });
      // Heard by this process: what was told before has been, too.
      await feed.settled();
      await sleep(50);
      return { told, foreign };
    });
    expect(statements.filter(({ text }) => text.includes("endsIn"))).toEqual([]);
    const { id: own } = await make.notice({ userId: id });
    expect((await result.told)?.newest[0]?.id).toBe(own);
  });

  test("goes on from what was seen last, without saying it again", async () => {
    const { id } = await reader(2);
    const first = await stream(id);
    const seen = await first.next();
    first.leave();
    const { id: missed } = await make.notice({ userId: id });
    const later = await (await stream(id, {}, seen?.eventId)).next();
    expect(later).toMatchObject({ unread: 2, newest: [{ id: missed }, {}, {}] });
    const again = (await stream(id, {}, later?.eventId)).next();
    const { id: fresh } = await make.notice({ userId: id });
    expect((await again)?.newest[0]?.id).toBe(fresh);
  });

  test("counts to a hundred", async () => {
    const { id } = await make.user();
    await db.$executeRaw`
      with made as (insert into facts (name, subject, data) select 'x/y', 'x:' || n, '{}' from generate_series(1, 120) n returning id)
      insert into notices (user_id, fact_id, kind, title, path) select ${id}, id, 'x.y', 'x', '/' from made`;
    expect(await (await stream(id)).next()).toMatchObject({ unread: 100 });
  });

  test("ends with the session, however that ends", async () => {
    const { id } = await make.user();
    const admin = await make.user({ role: "ADMIN" });
    const origin = (sessionId: number) => ({ origin: { requestId: "test", address: "10.0.0.7", sessionId } });
    const open = async (expiresAt?: Date) => {
      const session = await make.session({ userId: id, ...(expiresAt && { expiresAt }) });
      const opened = await stream(id, origin(session.id));
      await opened.next();
      return { session, end: opened.next() };
    };
    const signedOut = await open();
    const other = await open();
    await db.session.delete({ where: { id: signedOut.session.id } });
    expect(await signedOut.end).toBeNull();
    const ranOut = await open(new Date(Date.now() + 300));
    expect(await ranOut.end).toBeNull();
    await createCaller({ db, viewer: { role: "ADMIN", id: admin.id }, now }).user.setActive({
      id,
      isActive: false,
    });
    expect(await other.end).toBeNull();
    expect(await (await stream(id)).next()).toBeNull();
    await vi.waitFor(() => expect(feed.places(id)).toBe(0));
  });

  test("is for so many windows at a time, and again when one is closed", async () => {
    const { id } = await make.user();
    const open = [];
    for (let n = 0; n < mostStreams; n++) {
      const one = await stream(id);
      await one.next();
      open.push(one);
    }
    await expect((await stream(id)).next()).rejects.toMatchObject({
      code: "TOO_MANY_REQUESTS",
      reason: "notice.tooManyStreams",
    });
    const { id: other } = await make.user();
    expect(await (await stream(other)).next()).toMatchObject({ unread: 0 });
    const waiting = open[0]?.next();
    open[0]?.leave();
    expect(await waiting).toBeNull();
    expect(await (await stream(id)).next()).toMatchObject({ unread: 0 });
  });

  test("misses nothing while the listening connection is lost", async () => {
    const { id } = await reader(1);
    const { next } = await stream(id);
    await next();
    const told = next();
    await Promise.all([
      // Looked for from before it happens: before the answer to the cut has come, the connection may be there again.
      vi.waitFor(() => expect(feed.hears).toBe(false), { timeout: 20_000, interval: 5 }),
      db.$executeRaw`
        with cut as materialized (select pg_terminate_backend(pid) from pg_stat_activity
                                   where application_name = 'notices' and datname = current_database())
        select count(*) from cut`,
    ]);
    const { id: missed } = await make.notice({ userId: id });
    expect((await told)?.newest[0]?.id).toBe(missed);
  });

  test("tells what there is and ends where nothing is heard", async () => {
    const { id } = await reader(2);
    const { next } = await stream(id, { feed: undefined });
    expect(await next()).toMatchObject({ unread: 1 });
    expect(await next()).toBeNull();
  });
});
