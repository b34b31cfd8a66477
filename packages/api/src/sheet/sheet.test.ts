import { given } from "@agrar/db/given";
import { cloneDb } from "@agrar/db/testing";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, describe, expect, test } from "vitest";
import type { Context, Viewer } from "../context.ts";
import { createCaller } from "../server.ts";
import { csv } from "./csv.ts";
import { openSheet } from "./open.ts";
import { mostRows } from "./schema.ts";
import { type Portal, sheets } from "./sheets.ts";

const { db, drop } = await cloneDb();
afterAll(drop);
const make = given(db);
const now = new Date("2026-11-29T22:30:00Z");
/** Each has files of their own to ask for: there is a limit. */
const newAdmin = async (): Promise<Viewer> => ({
  role: "ADMIN",
  id: (await make.user({ role: "ADMIN" })).id,
});
const contextOf = (viewer: Viewer): Context => ({ db, viewer, now });

async function bytesOf(chunks: AsyncIterable<Uint8Array>) {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all);
}

async function fileOf(viewer: Viewer, list: string, body: object) {
  const { chunks, ...file } = await openSheet(contextOf(viewer), createCaller(contextOf(viewer)), list, body);
  return { ...file, bytes: await bytesOf(chunks) };
}

const linesOf = (bytes: Buffer) => bytes.toString().trim().split("\r\n");

describe("a file of comma-separated values", () => {
  test("is opened as what it is, with no cell that a spreadsheet would take for a formula", async () => {
    const admin = await newAdmin();
    const region = 'Şəki, "köhnə" şəhər';
    const { id } = await make.user({
      firstName: "=cmd|' /C calc'!A0",
      lastName: "@SUM(1)",
      region,
      phone: "+994501",
    });
    await make.user({
      firstName: "-2",
      lastName: "\t=1",
      region,
      createdAt: new Date("2026-11-28T20:30:00Z"),
    });
    const file = await fileOf(admin, "users", { format: "csv", lang: "ru", input: { region, order: "asc" } });
    expect(file.name).toBe("users-2026-11-30.csv");
    expect(file.type).toContain("text/csv");
    expect([...file.bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const [head, ...lines] = linesOf(file.bytes);
    expect(head).toMatch(/Номер,Фамилия,Имя,Отчество,Эл\. почта,/);
    expect(lines).toHaveLength(2);
    const text = file.bytes.toString();
    expect(text).toContain(`${id},'@SUM(1),'=cmd|' /C calc'!A0,`);
    expect(text).toContain(",'+994501,");
    expect(text).toMatch(/,"?'\t=1"?,'-2,/);
    expect(text).toContain(`"Şəki, ""köhnə"" şəhər"`);
    // Half past midnight in Baku is a day later than in Greenwich.
    expect(text).toContain("2026-11-29 00:30");
    expect(text).toContain("Учащийся,Фермер");
  });

  test("keeps a row in one piece, whatever lines what people wrote has", async () => {
    async function* rows() {
      yield [["a\n=b", "a\r=b", "\n=1", "a\r\n+b", "plain"]];
    }
    expect((await bytesOf(csv(rows()))).toString()).toBe(`\ufeff"a\n=b","a\r=b","'\n=1","a\r\n+b",plain\r\n`);
  });

  test("that it was made is in the log: by whom, of what and how many", async () => {
    const admin = await newAdmin();
    const region = "Kəlbəcər";
    await make.user({ region });
    await fileOf(admin, "users", { format: "csv", input: { region, pageSize: 25, page: 3 } });
    const entry = await db.auditEntry.findFirstOrThrow({
      where: { action: "sheet.export" },
      orderBy: { id: "desc" },
      select: { userId: true, entity: true, entityId: true, changes: true },
    });
    expect(entry).toEqual({
      userId: (admin as { id: number }).id,
      entity: "user",
      entityId: null,
      changes: { rows: [null, 1], format: [null, "csv"], region: [null, region] },
    });
  });
});

test("a workbook has texts as texts, numbers as numbers, and nothing that XML does not take", async () => {
  const admin = await newAdmin();
  const { id: trainingId } = await make.training({ title: { az: "<Arılar> & \u0001bal", en: "=1+1" } });
  await make.rating({ trainingId, stars: 4, comment: "=HYPERLINK(1)" });
  const { bytes, name } = await fileOf(admin, "ratings", {
    format: "xlsx",
    lang: "en",
    input: { trainingId },
  });
  expect(name).toMatch(/\.xlsx$/);
  const parts = Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([part, made]) => [part, strFromU8(made)]),
  );
  expect(Object.keys(parts)).toEqual(
    expect.arrayContaining(["[Content_Types].xml", "_rels/.rels", "xl/workbook.xml"]),
  );
  const sheet = parts["xl/worksheets/sheet1.xml"] ?? "";
  expect(sheet.match(/<row>/g)).toHaveLength(2);
  expect(sheet).toContain('<t xml:space="preserve">=1+1</t>');
  expect(sheet).toContain('<t xml:space="preserve">=HYPERLINK(1)</t>');
  expect(sheet).toContain("<c><v>4</v></c>");
  expect(sheet).not.toContain("<f>");
  const az = await fileOf(admin, "trainings", { format: "xlsx", input: { ids: [trainingId] } });
  const azSheet = strFromU8(unzipSync(az.bytes)["xl/worksheets/sheet1.xml"] ?? new Uint8Array());
  expect(azSheet).toContain("&lt;Arılar&gt; &amp; bal");
});

test("every list is there, empty too, and has a heading above each column in each language", async () => {
  const admin = await newAdmin();
  for (const list of Object.keys(sheets))
    for (const lang of ["az", "en", "ru"]) {
      const { bytes } = await fileOf(admin, list, { format: "csv", lang, input: { ids: [2_000_000_000] } });
      const [head = "", ...rest] = linesOf(bytes);
      expect(rest).toEqual([]);
      expect(head.split(",").length).toBeGreaterThan(7);
      expect(head.split(",").every((name) => name.length > 1)).toBe(true);
    }
  expect(Object.keys(sheets)).toHaveLength(5);
});

describe("who may have it", () => {
  test("whoever may see the list, with the rows that they see there", async () => {
    const admin = await newAdmin();
    const { userId: trainerId } = await make.trainer();
    const { id: trainingId } = await make.training({ trainerId });
    const { id } = await make.registration({ trainingId });
    const { id: foreign } = await make.registration();
    const csv = async (viewer: Viewer, list = "registrations") =>
      (await fileOf(viewer, list, { format: "csv", input: {} })).bytes.toString();
    const own = await csv({ role: "TRAINER", id: trainerId });
    expect(own).toContain(`\r\n${id},`);
    expect(own).not.toContain(`\r\n${foreign},`);
    expect(await csv({ role: "TRAINER", id: (await make.trainer()).userId })).not.toContain(`\r\n${id},`);
    expect(await csv(admin)).toContain(`\r\n${foreign},`);
    await expect(csv({ role: "TRAINER", id: trainerId }, "users")).rejects.toMatchObject({
      reason: "account.notAllowed",
    });
    await expect(csv({ role: "ANONYMOUS" }, "trainings")).rejects.toMatchObject({
      reason: "account.signInRequired",
    });
  });

  test.each([
    ["users", { format: "pdf" }, { code: "BAD_REQUEST" }],
    ["users", { format: "csv", input: { region: 7 } }, { code: "BAD_REQUEST" }],
    ["users", { format: "csv", colour: "green" }, { code: "BAD_REQUEST" }],
    ["users", null, { code: "BAD_REQUEST" }],
    ["toString", { format: "csv" }, { reason: "route.notFound" }],
  ])("%s with %j is refused", async (list, body, refusal) => {
    const admin = await newAdmin();
    await expect(
      openSheet(contextOf(admin), createCaller(contextOf(admin)), list, body),
    ).rejects.toMatchObject(refusal);
  });

  test("not more than twenty times an hour", async () => {
    const viewer = await newAdmin();
    const ask = () => fileOf(viewer, "users", { format: "csv", input: { ids: [1] } });
    for (let n = 0; n < 20; n++) await ask();
    await expect(ask()).rejects.toMatchObject({ reason: "limit.reached" });
  });
});

describe("a long list", () => {
  const row = {
    id: 1,
    training: { title: "Təlim" },
    stars: 5,
    comment: "x".repeat(1000),
    author: { firstName: "Nigar", lastName: null },
    createdAt: now.toISOString(),
    hiddenReason: null,
  };
  /** A portal whose list of ratings has so many rows; `asked` counts its pages. */
  const portalOf = (total: number) => {
    const state = { asked: 0 };
    const list = async ({ cursor }: { cursor?: string }) => {
      state.asked++;
      const from = Number(cursor ?? 0);
      const items = Array.from({ length: Math.min(100, total - from) }, () => ({ ...row }));
      const next = from + items.length;
      return {
        items,
        total: cursor ? null : total,
        page: null,
        pageSize: 100,
        nextCursor: next < total ? String(next) : null,
      };
    };
    return { state, portal: { rating: { list } } as unknown as Portal };
  };

  test("is asked for as it is read, and not held", async () => {
    const admin = await newAdmin();
    for (const format of ["csv", "xlsx"]) {
      const { state, portal } = portalOf(50_000);
      const { chunks } = await openSheet(contextOf(admin), portal, "ratings", { format });
      expect(state.asked).toBe(1);
      await chunks.next();
      expect(state.asked).toBeLessThan(3);
      let most = 0;
      let bytes = 0;
      for await (const chunk of chunks) {
        bytes += chunk.length;
        if (state.asked % 50 === 0) most = Math.max(most, process.memoryUsage().heapUsed);
      }
      expect(state.asked).toBe(500);
      expect(bytes).toBeGreaterThan(100_000);
      expect(most).toBeLessThan(400_000_000);
    }
  });

  test("of more rows than a file may have is refused, before anything is sent", async () => {
    const admin = await newAdmin();
    const { state, portal } = portalOf(mostRows + 1);
    await expect(openSheet(contextOf(admin), portal, "ratings", { format: "csv" })).rejects.toMatchObject({
      reason: "sheet.tooManyRows",
    });
    expect(state.asked).toBe(1);
    expect(
      (await openSheet(contextOf(admin), portalOf(mostRows).portal, "ratings", { format: "csv" })).name,
    ).toMatch(/^ratings-/);
  });
});
