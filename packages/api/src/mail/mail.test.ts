import { countStatements } from "@agrar/db";
import { given } from "@agrar/db/given";
import { cloneDb } from "@agrar/db/testing";
import { afterAll, expect, test } from "vitest";
import type { Viewer } from "../context.ts";
import { linkTo, post } from "../mail.ts";
import { budgetOf, createCaller } from "../server.ts";
import { letters } from "./letters.ts";
import { mail, mailPage } from "./schema.ts";

const { db, drop } = await cloneDb();
afterAll(drop);
const make = given(db);
const { id } = await make.user({ role: "ADMIN" });
const admin: Viewer = { role: "ADMIN", id };
const as = (viewer: Viewer = admin, showMailbox = true) =>
  createCaller({ db, viewer, now: new Date(), settings: { siteUrl: "https://portal.example", showMailbox } })
    .mail;

const letter = (to: string, code = "123456") =>
  post(db, { kind: "account.secondFactor", to, language: "az", about: { firstName: "Aysel", code } });

test("the mailbox is one statement in the promised shape, the youngest letter first, and by address", async () => {
  await letter("one@agrar.example", "111111");
  await letter("other@agrar.example");
  await letter("one@agrar.example", "222222");
  const { result, statements } = await countStatements(() => as().list({ recipient: " One@Agrar.Example " }));
  expect(statements).toHaveLength(budgetOf("mail.list"));
  const { items, total } = mailPage.extend({ items: mail.array() }).parse(result);
  expect(total).toBe(2);
  expect(items.map(({ text }) => /\d{6}/.exec(text)?.[0])).toEqual(["222222", "111111"]);
  expect((await as().list()).total).toBe(3);
});

test("a letter and the fact that it was posted are there together or not at all", async () => {
  const to = "together@agrar.example";
  const about = { firstName: "Aysel", code: "333333" };
  const facts = () => db.fact.count({ where: { name: "mail/posted" } });
  const before = await facts();
  await letter(to);
  const { id: mailId } = await db.mail.findFirstOrThrow({ where: { recipient: to } });
  expect(await db.fact.findFirst({ orderBy: { id: "desc" } })).toMatchObject({ data: { mailId } });

  const undone = db.$transaction(async (tx) => {
    await post(tx, { kind: "account.secondFactor", to, language: "az", about });
    throw new Error("undone");
  });
  await expect(undone).rejects.toThrow("undone");
  expect(await db.mail.count({ where: { recipient: to } })).toBe(1);
  expect(await facts()).toBe(before + 1);
});

test("elsewhere than on a developer's machine there is no such thing", async () => {
  for (const settings of [undefined, { siteUrl: "x" }, { siteUrl: "x", showMailbox: false }]) {
    const caller = createCaller({ db, viewer: admin, now: new Date(), settings });
    await expect(caller.mail.list()).rejects.toMatchObject({ code: "NOT_FOUND", reason: "route.notFound" });
  }
});

test("and even there it is open to admins alone, and to no key", async () => {
  const refused: [Viewer, string][] = [
    [{ role: "ANONYMOUS" }, "account.signInRequired"],
    [{ role: "LEARNER", id }, "account.notAllowed"],
    [{ role: "TRAINER", id }, "account.notAllowed"],
    [{ role: "SERVICE", keyId: 1, scopes: ["people:read", "audit:read"] }, "serviceKey.scopeMissing"],
  ];
  for (const [viewer, reason] of refused) await expect(as(viewer).list()).rejects.toMatchObject({ reason });
});

test("letters are kept for thirty days", async () => {
  await letter("old@agrar.example");
  const days = (n: number) => new Date(Date.now() - n * 86_400_000);
  await db.mail.updateMany({ where: { recipient: "old@agrar.example" }, data: { createdAt: days(31) } });
  await letter("new@agrar.example");
  expect((await as().list({ recipient: "old@agrar.example" })).total).toBe(0);
  expect((await as().list({ recipient: "new@agrar.example" })).total).toBe(1);
});

test("what a link opens stands behind its #, in the language of the reader", () => {
  const secret = { email: "a+b@agrar.example", code: "123456" };
  expect(linkTo("https://portal.example/", "az", "/verify", secret)).toBe(
    "https://portal.example/verify#email=a%2Bb%40agrar.example&code=123456",
  );
  expect(linkTo("https://portal.example", "ru", "/verify", {})).toBe("https://portal.example/ru/verify#");
});

test.each(Object.entries(letters))("%s says in every language what it has to say", (_kind, languages) => {
  const about = { firstName: "Aysel", code: "424242", link: "https://portal.example/x#y", role: "TRAINER" };
  const needed = JSON.stringify((languages.az as (about: object) => object)(about)).match(
    /424242|https:\/\/portal\.example\/x#y|Aysel/g,
  );
  for (const write of Object.values(languages)) {
    const { subject, text } = (write as (about: object) => { subject: string; text: string })(about);
    expect(subject.length).toBeGreaterThan(5);
    for (const part of new Set(needed)) expect(`${subject} ${text}`).toContain(part);
    expect(text).not.toMatch(/undefined|\[object/);
  }
});
