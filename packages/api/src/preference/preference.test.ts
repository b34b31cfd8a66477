import { given } from "@agrar/db/given";
import { cloneDb } from "@agrar/db/testing";
import { afterAll, describe, expect, test } from "vitest";
import type { Person } from "../context.ts";
import { publicError } from "../error.ts";
import { type Leaver, leaveLinks, readLeaveToken } from "../link.ts";
import { createCaller } from "../server.ts";
import type { Preferences } from "./schema.ts";

const { db, drop } = await cloneDb();
afterAll(drop);
const make = given(db);

const siteUrl = "https://portal.example";
const secret = "what links are signed with";
const call = (viewer: Person | { role: "ANONYMOUS" }, settings: object | null = { siteUrl, secret }) =>
  createCaller({
    db,
    viewer,
    now: new Date(),
    ...(settings && { settings: settings as { siteUrl: string } }),
  });

async function person() {
  const { id } = await make.user();
  return { id, api: call({ role: "LEARNER", id }).preference };
}

const atOnce = { MAIL: "AT_ONCE", NOTICE: "AT_ONCE" } as const;
const untold: Preferences = {
  paces: { TRAINING: atOnce, EXAM: atOnce, INTERNSHIP: atOnce },
  categories: [],
  quietFrom: null,
  quietUntil: null,
  timeZone: "Asia/Baku",
};

const refusal = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => null,
    (cause) => cause,
  );
  const { reason, httpStatus, problems } = publicError(error);
  return { reason, status: httpStatus, fields: problems.map(({ field }) => field) };
};

/** How many rows say something of a person's wishes, and how often a change of them stands in the log. */
const traces = async (userId: number) => ({
  rows:
    (await db.preference.count({ where: { userId } })) + (await db.quietTime.count({ where: { userId } })),
  log: (
    await db.auditEntry.findMany({ where: { userId }, orderBy: { id: "asc" }, select: { changes: true } })
  ).map(({ changes }) => changes),
});

describe("what a person wants to hear", () => {
  test("is everything at once and of no category, until they say so", async () => {
    const { id, api } = await person();
    expect(await api.own()).toEqual(untold);
    await api.save(untold);
    expect(await traces(id)).toEqual({ rows: 0, log: [] });
  });

  test("is kept as they said it, with rows only where it differs, and the log says what was changed", async () => {
    const { id, api } = await person();
    const [bees, soil] = [await make.category(), await make.category()];
    const wanted: Preferences = {
      paces: { ...untold.paces, TRAINING: { MAIL: "DAILY", NOTICE: "OFF" } },
      categories: [bees.id, soil.id],
      quietFrom: "22:00",
      quietUntil: "07:30",
      timeZone: "Europe/Berlin",
    };
    await api.save(wanted);
    expect(await api.own()).toEqual(wanted);
    expect(await traces(id)).toEqual({
      rows: 3,
      log: [{ fields: [null, ["categories", "paces", "quietFrom", "quietUntil", "timeZone"]] }],
    });
    await api.save({ ...wanted, categories: [soil.id] });
    expect((await api.own()).categories).toEqual([soil.id]);
    await api.save(untold);
    expect(await api.own()).toEqual(untold);
    expect((await traces(id)).rows).toBe(0);
  });

  test("is what was said last, when it is said many times at once", async () => {
    const { api } = await person();
    const category = await make.category();
    const quiet = { ...untold, quietFrom: "22:00", quietUntil: "07:00", categories: [category.id] };
    const off = { ...quiet, paces: { ...untold.paces, EXAM: { MAIL: "OFF", NOTICE: "OFF" } } } as const;
    await Promise.all([off, quiet, off, quiet, off, quiet].map((wanted) => api.save(wanted)));
    expect([off, quiet]).toContainEqual(await api.own());
  });

  test("a category that is no longer there is neither shown nor lost by a change", async () => {
    const { id, api } = await person();
    const [old, soil] = [await make.category(), await make.category()];
    await api.save({ ...untold, categories: [old.id] });
    await db.category.update({ where: { id: old.id }, data: { isActive: false } });
    expect((await api.own()).categories).toEqual([]);
    await api.save({ ...untold, categories: [soil.id] });
    await db.category.update({ where: { id: old.id }, data: { isActive: true } });
    expect((await api.own()).categories).toEqual([old.id, soil.id]);
    expect(await db.categorySubscription.count({ where: { userId: id } })).toBe(2);
  });

  test.each([
    [
      "notices once a day",
      { paces: { ...untold.paces, EXAM: { MAIL: "DAILY", NOTICE: "DAILY" } } },
      "paces.unknown",
      "paces.EXAM.NOTICE",
    ],
    ["a family too few", { paces: { TRAINING: atOnce, EXAM: atOnce } }, "paces.required", "paces.INTERNSHIP"],
    ["half of quiet hours", { quietFrom: "22:00" }, "quietUntil.required", "quietUntil"],
    ["the other half", { quietUntil: "07:00" }, "quietFrom.required", "quietFrom"],
    [
      "quiet hours without an end",
      { quietFrom: "22:00", quietUntil: "22:00" },
      "quietUntil.sameAsFrom",
      "quietUntil",
    ],
    ["no time of day", { quietFrom: "25:00", quietUntil: "07:00" }, "quietFrom.malformed", "quietFrom"],
    ["a zone that nobody knows", { timeZone: "Mars/Olympus" }, "timeZone.unknown", "timeZone"],
    ["an offset", { timeZone: "+04:00" }, "timeZone.malformed", "timeZone"],
    ["SQL", { timeZone: "Asia/Baku'; drop table users; --" }, "timeZone.unknown", "timeZone"],
  ])("%s is refused", async (_what, wrong, reason, field) => {
    const { id, api } = await person();
    expect(await refusal(api.save({ ...untold, ...wrong } as Preferences))).toEqual({
      reason,
      status: 400,
      fields: [field],
    });
    expect(await traces(id)).toEqual({ rows: 0, log: [] });
  });

  test("a category that is not there is refused, and nothing is changed", async () => {
    const { id, api } = await person();
    const inactive = await make.category({ isActive: false });
    const wanted = { ...untold, quietFrom: "22:00", quietUntil: "07:00" };
    for (const categories of [[inactive.id], [2_000_000_000]])
      expect(await refusal(api.save({ ...wanted, categories }))).toMatchObject({
        reason: "category.notFound",
        status: 404,
      });
    expect(await refusal(api.setInterest({ id: inactive.id, wanted: true }))).toMatchObject({
      reason: "category.notFound",
    });
    expect(await traces(id)).toEqual({ rows: 0, log: [] });
  });
});

test("one category is wanted and not wanted without touching the others, and saying it twice is saying it once", async () => {
  const { id, api } = await person();
  const [bees, soil] = [await make.category(), await make.category()];
  await api.setInterest({ id: bees.id, wanted: true });
  await api.setInterest({ id: soil.id, wanted: true });
  await api.setInterest({ id: soil.id, wanted: true });
  expect((await api.own()).categories).toEqual([bees.id, soil.id]);
  await api.setInterest({ id: bees.id, wanted: false });
  await api.setInterest({ id: bees.id, wanted: false });
  expect((await api.own()).categories).toEqual([soil.id]);
  expect((await traces(id)).log).toHaveLength(3);
});

test("guests have no wishes", async () => {
  const { preference } = call({ role: "ANONYMOUS" });
  for (const work of [() => preference.own(), () => preference.save(untold)])
    expect(await refusal(work())).toMatchObject({ reason: "account.signInRequired", status: 401 });
});

describe("the link of a letter", () => {
  const linkOf = (leaver: Leaver, by = secret) => {
    const { page, oneClick } = leaveLinks({ siteUrl, secret: by, language: "ru" }, leaver);
    return { page, oneClick, token: oneClick.slice(`${siteUrl}/api/leave/`.length) };
  };

  test("says whose and about what, in an address that programs and pages take, and nothing else of them", async () => {
    const { page, oneClick, token } = linkOf({ userId: 12, families: ["TRAINING", "EXAM"] });
    expect(page).toBe(`https://portal.example/ru/leave#token=${token}`);
    expect(oneClick).toBe(`https://portal.example/api/leave/${token}`);
    expect(token).toMatch(/^12\.training\.exam\.[\w-]{43}$/);
    expect(readLeaveToken(secret, token)).toEqual({ userId: 12, families: ["TRAINING", "EXAM"] });
    expect(linkOf({ userId: 12, families: ["TRAINING", "EXAM"] }).token).toBe(token);
  });

  test("turns its letters off for good, once, and leaves notices and other families alone", async () => {
    const { id, api } = await person();
    await api.save({ ...untold, paces: { ...untold.paces, TRAINING: { MAIL: "DAILY", NOTICE: "OFF" } } });
    const { token } = linkOf({ userId: id, families: ["TRAINING"] });
    const guest = call({ role: "ANONYMOUS" }).preference;
    expect(await guest.byLink({ token })).toEqual({ families: ["TRAINING"], isLeft: false });
    expect((await api.own()).paces.TRAINING.MAIL).toBe("DAILY");
    const { log: before } = await traces(id);
    await Promise.all([1, 2, 3].map(() => guest.leave({ token })));
    expect(await guest.leave({ token })).toEqual({ families: ["TRAINING"], isLeft: true });
    expect(await guest.byLink({ token })).toEqual({ families: ["TRAINING"], isLeft: true });
    expect((await api.own()).paces).toEqual({
      ...untold.paces,
      TRAINING: { MAIL: "OFF", NOTICE: "OFF" },
    });
    expect((await traces(id)).log).toEqual([...before, { families: [null, ["TRAINING"]] }]);
  });

  test("turns off all that its letter was about", async () => {
    const { id, api } = await person();
    const { token } = linkOf({ userId: id, families: ["TRAINING", "INTERNSHIP"] });
    await call({ role: "ANONYMOUS" }).preference.leave({ token });
    const { TRAINING, EXAM, INTERNSHIP } = (await api.own()).paces;
    expect([TRAINING.MAIL, EXAM.MAIL, INTERNSHIP.MAIL]).toEqual(["OFF", "AT_ONCE", "OFF"]);
  });

  test("writes nothing about who has erased their account", async () => {
    const { id } = await person();
    await db.user.update({ where: { id }, data: { erasedAt: new Date() } });
    const { token } = linkOf({ userId: id, families: ["TRAINING"] });
    await call({ role: "ANONYMOUS" }).preference.leave({ token });
    expect(await traces(id)).toEqual({ rows: 0, log: [] });
  });

  test("that the portal has not made does nothing, and says so", async () => {
    const { id } = await person();
    const { token } = linkOf({ userId: id, families: ["TRAINING"] });
    const forged = [
      linkOf({ userId: id, families: ["TRAINING"] }, "another secret").token,
      token.replace("training", "exam"),
      token.replace(String(id), String(id + 1)),
      token.slice(0, -1),
      `${token}.${token}`,
      `${id}.training.`,
      "x",
      "…".repeat(60),
    ];
    const guest = call({ role: "ANONYMOUS" }).preference;
    for (const one of forged) {
      expect(await refusal(guest.leave({ token: one })), one).toMatchObject({
        reason: "leave.forged",
        status: 400,
      });
      expect(await refusal(guest.byLink({ token: one })), one).toMatchObject({ reason: "leave.forged" });
    }
    // A portal that signs nothing has made no link, whatever is claimed.
    const unsigned = call({ role: "ANONYMOUS" }, null).preference;
    expect(await refusal(unsigned.leave({ token }))).toMatchObject({ reason: "leave.forged" });
    expect((await traces(id)).rows).toBe(0);
  });
});
