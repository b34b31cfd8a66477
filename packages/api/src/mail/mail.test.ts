import { countStatements } from "@agrar/db";
import { given } from "@agrar/db/given";
import { cloneDb } from "@agrar/db/testing";
import { afterAll, describe, expect, test } from "vitest";
import type { KnownJobs, Viewer } from "../context.ts";
import { locales } from "../list/schema.ts";
import { linkTo, post } from "../mail.ts";
import { budgetOf, createCaller } from "../server.ts";
import { letters } from "./letters.ts";
import { mailFile } from "./queries.ts";
import { mail, mailPage, sample, sampleItem } from "./schema.ts";

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

describe("the file of a letter", () => {
  const text = "BEGIN:VCALENDAR\r\nSUMMARY:Bağçılıq\r\n";
  const file = { fileName: "training-1.ics", fileType: "text/calendar; charset=utf-8", fileText: text };
  const lettered = (data: object = file, recipient = "file@agrar.example") =>
    db.mail.create({
      data: { recipient, kind: "registration.confirmed", language: "az", subject: "s", text: "t", ...data },
    });
  const settings = { siteUrl: "https://portal.example", showMailbox: true };
  const reasonOf = (viewer: Viewer, asked: unknown, showMailbox = true) =>
    mailFile({ db, viewer, now: new Date(), settings: { ...settings, showMailbox } }, { id: asked }).then(
      ({ name }) => name,
      (error) => error.reason,
    );

  test("is named with its type and its bytes, and given to who reads the mailbox", async () => {
    const { id: letter } = await lettered();
    await lettered({});
    const { items } = await as().list({ recipient: "file@agrar.example" });
    expect(items.map((item) => mail.parse(item).file)).toEqual([
      null,
      { name: file.fileName, type: file.fileType, size: Buffer.byteLength(text) },
    ]);
    expect(await mailFile({ db, viewer: admin, now: new Date(), settings }, { id: String(letter) })).toEqual({
      name: file.fileName,
      type: file.fileType,
      text,
    });
  });

  test("is nobody else's, and nobody's where letters leave the portal", async () => {
    const { id: letter } = await lettered();
    for (const [viewer, reason] of [
      [{ role: "ANONYMOUS" }, "account.signInRequired"],
      [{ role: "LEARNER", id }, "account.notAllowed"],
      [{ role: "LEARNER", id, withheld: "ADMIN" }, "secondFactor.required"],
      [{ role: "TRAINER", id }, "account.notAllowed"],
      [{ role: "SERVICE", keyId: 1, scopes: ["people:read", "audit:read"] }, "serviceKey.scopeMissing"],
    ] as [Viewer, string][])
      expect(await reasonOf(viewer, letter)).toBe(reason);
    expect(await reasonOf(admin, letter, false)).toBe("route.notFound");
  });

  test("is there where it came", async () => {
    const { id: plain } = await lettered({});
    for (const none of [plain, 2_000_000_000]) expect(await reasonOf(admin, none)).toBe("mail.fileNotFound");
    for (const wrong of ["x", "-1", "0", "1e3.5", "99999999999", ["1", "2"]])
      expect(await reasonOf(admin, wrong)).toMatch(/^id\.|^input\./);
  });

  test("is whole or not at all", async () => {
    await expect(lettered({ ...file, fileText: null })).rejects.toThrow("mails_file_whole");
  });
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

describe("samples of letters", () => {
  const jobs: KnownJobs = {
    functions: [],
    samples: (language) => [{ kind: "apple.grown", variant: "", subject: language, text: "An apple.\n" }],
    html: async ({ subject, language }) => `<html lang="${language}">${subject}</html>`,
  };
  const office = (viewer: Viewer = admin) =>
    createCaller({ db, viewer, now: new Date(), settings: { siteUrl: "https://portal.example", jobs } }).mail;

  test.each(locales)(
    "in %s there is one of every letter, those that jobs write behind the others",
    async (lang) => {
      const all = sampleItem.array().parse(await office().samples({ lang }));
      expect(new Set(all.map(({ kind }) => kind))).toEqual(new Set([...Object.keys(letters), "apple.grown"]));
      expect(all.at(-1)).toEqual({ kind: "apple.grown", variant: "", subject: lang });
      expect(new Set(all.map(({ kind, variant }) => `${kind} ${variant}`)).size).toBe(all.length);
      for (const { kind, variant } of all) {
        const letter = sample.parse(await office().sample({ kind, variant, lang }));
        expect(`${letter.subject} ${letter.text}`).not.toMatch(/undefined|\[object/);
        expect(letter.html).toBe(`<html lang="${lang}">${letter.subject}</html>`);
      }
    },
  );

  test("are in the words of the real ones, and lead to pages of the portal", async () => {
    const { subject, text } = await office().sample({ kind: "account.verify", lang: "en" });
    expect(subject).toBe("123456 – verify your e-mail address");
    expect(text).toContain("Hello Sample,");
    expect(text).toContain("https://portal.example/en/verify#");
    const roles = await Promise.all(
      ["trainer", "admin"].map((variant) =>
        office().sample({ kind: "invitation.sent", variant, lang: "en" }),
      ),
    );
    expect(roles.map(({ text }) => /as (an? \w+)\./.exec(text)?.[1])).toEqual(["a trainer", "an admin"]);
  });

  test("of what the portal does not send there are none, and none where it has no jobs", async () => {
    for (const [kind, variant] of [
      ["account.verify", "trainer"],
      ["invitation.sent", ""],
      ["toString", ""],
    ] as const)
      await expect(office().sample({ kind, variant })).rejects.toMatchObject({
        code: "NOT_FOUND",
        reason: "mail.notFound",
      });
    await expect(as().samples()).rejects.toMatchObject({ reason: "route.notFound" });
  });

  test("are shown to admins alone", async () => {
    for (const viewer of [
      { role: "ANONYMOUS" },
      { role: "LEARNER", id },
      { role: "TRAINER", id },
      { role: "SERVICE", keyId: 1, scopes: ["people:read"] },
    ] as Viewer[]) {
      await expect(office(viewer).samples()).rejects.toBeDefined();
      await expect(office(viewer).sample({ kind: "account.verify" })).rejects.toBeDefined();
    }
  });
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
