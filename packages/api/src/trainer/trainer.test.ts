import { countStatements } from "@agrar/db";
import { given } from "@agrar/db/given";
import { cloneDb } from "@agrar/db/testing";
import { afterAll, expect, test } from "vitest";
import type { Viewer } from "../context.ts";
import { budgetOf, createCaller } from "../server.ts";
import { trainer, trainerPage } from "./schema.ts";

const { db, drop } = await cloneDb();
afterAll(drop);
const make = given(db);
const as = (viewer: Viewer = { role: "ANONYMOUS" }) => createCaller({ db, viewer, now: new Date() }).trainer;
const ids = (page: { items: { id: number }[] }) => page.items.map(({ id }) => id);

const vet = await make.trainer(
  {
    specialty: { az: "Baytarlıq", en: "Veterinary medicine" },
    description: { az: "İribuynuzlu heyvanlar" },
    specializations: [{ az: "Brusellyoz", en: "Brucellosis" }],
    qualifications: [{ az: "Fəlsəfə doktoru" }],
    experienceYears: 12,
    experienceMonths: 5,
  },
  { firstName: "Elçin", lastName: "Çobanov" },
);
const winemaker = await make.trainer(
  { specialty: { az: "Üzümçülük" } },
  { firstName: "Aytən", lastName: "Cəfərova" },
);
const retired = await make.trainer({}, { firstName: "Zaur", lastName: "Əliyev", isActive: false });
const former = await make.trainer({}, { firstName: "Rauf", lastName: "Babayev", role: "LEARNER" });
for (const status of ["PUBLISHED", "PUBLISHED", "DRAFT"] as const)
  await make.training({ trainerId: vet.userId, status });

test("the directory is one statement, shows active trainers and what they publish", async () => {
  const { result, statements } = await countStatements(() =>
    as().list({ sort: "lastName", order: "asc", includeTranslations: true }),
  );
  expect(statements).toHaveLength(budgetOf("trainer.list"));
  const page = trainerPage.extend({ items: trainer.array() }).parse(result);
  expect(ids(page)).toEqual([winemaker.userId, vet.userId, ...ids(page).slice(2)]);
  expect(ids(page)).not.toContain(retired.userId);
  expect(ids(page)).not.toContain(former.userId);
  expect(page.items[1]).toMatchObject({
    firstName: "Elçin",
    specialty: "Baytarlıq",
    specializations: ["Brusellyoz"],
    qualifications: ["Fəlsəfə doktoru"],
    experienceYears: 12,
    trainingsCount: 2,
  });
  expect(page.items[0]).toMatchObject({ specializations: [], trainingsCount: 0 });
  expect(JSON.stringify(page)).not.toContain("@agrar.example");
});

test("admins see those who are no longer active", async () => {
  expect(ids(await as({ role: "ADMIN", id: 1 }).list({ pageSize: 100 }))).toEqual(
    expect.arrayContaining([retired.userId, former.userId]),
  );
});

test("search and field of work find in any language", async () => {
  for (const search of ["cobanov", "Elçin Çoban", "brucellosis", "BAYTARLIQ", "iribuynuz"]) {
    expect(ids(await as().list({ search })), search).toEqual([vet.userId]);
  }
  expect(ids(await as().list({ search: "arpa" }))).toEqual([]);
  expect(ids(await as().list({ specialty: "Veterinary medicine" }))).toEqual([vet.userId]);
  expect(ids(await as().list({ ids: [winemaker.userId] }))).toEqual([winemaker.userId]);
});

test("every sort, by number and by cursor, shows each row once in one order", async () => {
  for (const sort of ["lastName", "firstName", "specialty", "createdAt"] as const) {
    for (const order of ["asc", "desc"] as const) {
      const whole = ids(await as().list({ sort, order, pageSize: 100 }));
      const byCursor: number[] = [];
      for (let cursor: string | null | undefined; cursor !== null; ) {
        const page = await as().list({ sort, order, pageSize: 1, ...(cursor ? { cursor } : {}) });
        byCursor.push(...ids(page));
        cursor = page.nextCursor;
      }
      expect(byCursor, `${sort} ${order}`).toEqual(whole);
      expect(new Set(whole).size).toBe(whole.length);
    }
  }
});
