import type { Noun } from "./noun.ts";

/** What may be asked, and what is answered. */
export const schema = ({ camel, pascal }: Noun) => `import { z } from "zod";
import { id, listFields, listInput, oneInput, pageOf, translated } from "../list/schema.ts";

export const ${camel}Sorts = ["createdAt", "title"] as const;

export const ${camel}ListInput = listInput(
  z.strictObject({ ...listFields, sort: z.enum(${camel}Sorts).default(${camel}Sorts[0]) }),
);
export type ${pascal}ListInput = z.infer<typeof ${camel}ListInput>;

export const ${camel}ByIdInput = z.strictObject(oneInput);
export type ${pascal}ByIdInput = z.infer<typeof ${camel}ByIdInput>;

export const ${camel} = z.strictObject({
  id,
  title: z.string(),
  translations: z.strictObject({ title: translated }).optional(),
  isPublished: z.boolean(),
  createdAt: z.iso.datetime({ offset: true }),
});
export type ${pascal} = z.infer<typeof ${camel}>;

export const ${camel}Page = pageOf(${camel});
`;

/** Who may see which rows. */
export const policy = ({ pascal, plural }: Noun) => `import type { Prisma } from "@agrar/db";
import type { Viewer } from "../context.ts";

/** The ${plural.words} there are for a viewer: published ones for everybody, all for admins. */
export function visibleTo(viewer: Viewer): Prisma.${pascal}WhereInput {
  return viewer.role === "ADMIN" ? {} : { isPublished: true };
}
`;

/** The reads. */
export const queries = ({ camel, pascal, words, plural }: Noun) => `import { Prisma } from "@agrar/db";
import { sqlWhere } from "@agrar/db/where";
import type { Context } from "../context.ts";
import { AppError } from "../error.ts";
import { foundBy, hasWord, localized, localizedSort, page, type Sort } from "../list/page.ts";
import type { Locale, Page } from "../list/schema.ts";
import { visibleTo } from "./policy.ts";
import type { ${pascal}, ${pascal}ByIdInput, ${pascal}ListInput } from "./schema.ts";

const from = Prisma.sql\`${plural.snake} r\`;

const sorts: Record<${pascal}ListInput["sort"], (lang: Locale) => Sort> = {
  createdAt: () => ({ key: "r.created_at", type: "timestamptz" }),
  title: (lang) => localizedSort("r.title", lang),
};

/** A page of the ${plural.words} there are for the viewer: one statement. */
export async function list${plural.pascal}(
  { db, viewer }: Context,
  input: ${pascal}ListInput,
): Promise<Page<${pascal}>> {
  return page<${pascal}>(
    db,
    {
      from,
      id: "r.id",
      where: [
        sqlWhere(visibleTo(viewer), "r"),
        sqlWhere({ id: input.ids && { in: input.ids } }, "r"),
      ],
      found: foundBy(input.search, select),
      sort: sorts[input.sort](input.lang),
      item: item(input),
    },
    input,
  );
}

/**
 * One ${words}: one statement.
 *
 * @throws AppError \`${camel}.notFound\` when there is none for the viewer.
 */
export async function ${camel}ById(
  { db, viewer }: Context,
  { id, ...input }: ${pascal}ByIdInput,
): Promise<${pascal}> {
  const found = await page<${pascal}>(
    db,
    {
      from,
      id: "r.id",
      where: [sqlWhere({ id, AND: visibleTo(viewer) } satisfies Prisma.${pascal}WhereInput, "r")],
      sort: { key: "r.id", type: "int" },
      item: item(input),
    },
    { ...input, sort: "id", order: "asc", pageSize: 1, total: false },
  );
  if (!found.items[0]) throw new AppError("NOT_FOUND", "${camel}.notFound", { field: "id" });
  return found.items[0];
}

function item({ lang, includeTranslations }: { lang: Locale; includeTranslations: boolean }) {
  return Prisma.sql\`
    r.id, \${Prisma.raw(localized("r.title", lang))} as "title",
    \${includeTranslations ? translations : Prisma.empty}
    r.is_published as "isPublished", r.created_at as "createdAt"\`;
}

const translations = Prisma.sql\`json_build_object('title', r.title) as "translations",\`;

/** A word is looked for in the title, in any language. */
const select = (word: string) => Prisma.sql\`
  select id from ${plural.snake} where \${hasWord("search_text(title, null)", word)}\`;
`;

/** The procedures. */
export const router = ({ camel, plural }: Noun) => `import { publicProcedure, router } from "../trpc.ts";
import { ${camel}ById, list${plural.pascal} } from "./queries.ts";
import { ${camel}ByIdInput, ${camel}ListInput } from "./schema.ts";

export const ${camel}Router = router({
  list: publicProcedure.input(${camel}ListInput).query(({ ctx, input }) => list${plural.pascal}(ctx, input)),
  byId: publicProcedure.input(${camel}ByIdInput).query(({ ctx, input }) => ${camel}ById(ctx, input)),
});
`;

/** Their test, over a database that has the noun's table. */
export const routerTest = ({
  camel,
  words,
}: Noun) => `import { countStatements, type Prisma } from "@agrar/db";
import { cloneDb } from "@agrar/db/testing";
import { afterAll, expect, test } from "vitest";
import type { Viewer } from "../context.ts";
import { createCaller } from "../server.ts";
import { ${camel}, ${camel}Page } from "./schema.ts";

const { db, drop } = await cloneDb();
afterAll(drop);
const as = (viewer: Viewer = { role: "ANONYMOUS" }) => createCaller({ db, viewer, now: new Date() }).${camel};
const make = (title: Prisma.InputJsonObject, isPublished = true) =>
  db.${camel}.create({ data: { title, isPublished } });

const water = await make({ az: "Əkin suyu", en: "Irrigation water" });
const bees = await make({ az: "Arıçılıq" });
const draft = await make({ az: "Qaralama" }, false);

test("the list is one statement and shows what is published", async () => {
  const { result, statements } = await countStatements(() => as().list({ sort: "title", order: "asc" }));
  expect(statements).toHaveLength(1);
  const page = ${camel}Page.parse(result);
  expect(page.total).toBe(2);
  expect(page.items.map(({ title }) => title)).toEqual(["Arıçılıq", "Əkin suyu"]);
});

test("a text is there in the language asked for, in az where that is missing, and in all for editors", async () => {
  const { items } = await as().list({ lang: "en", sort: "title", order: "asc" });
  expect(items.map(({ title }) => title)).toEqual(["Arıçılıq", "Irrigation water"]);
  const whole = ${camel}.parse(await as().byId({ id: water.id, includeTranslations: true }));
  expect(whole.translations).toEqual({ title: { az: "Əkin suyu", en: "Irrigation water" } });
});

test("a search finds words in any language", async () => {
  for (const search of ["ekin", "irrigation wat"]) {
    expect((await as().list({ search })).items.map(({ id }) => id)).toEqual([water.id]);
  }
  expect((await as().list({ search: "pambıq" })).items).toEqual([]);
});

test("a cursor continues where the page ended", async () => {
  const first = await as().list({ order: "asc", pageSize: 1 });
  const second = await as().list({ order: "asc", pageSize: 1, cursor: first.nextCursor ?? "" });
  expect([...first.items, ...second.items].map(({ id }) => id)).toEqual([water.id, bees.id]);
  expect(second.nextCursor).toBeNull();
});

test("an unpublished ${words} is missing for everybody but admins", async () => {
  for (const viewer of [{ role: "ANONYMOUS" }, { role: "LEARNER", id: 1 }, { role: "TRAINER", id: 1 }] as const) {
    await expect(as(viewer).byId({ id: draft.id })).rejects.toMatchObject({ reason: "${camel}.notFound" });
  }
  expect(await as({ role: "ADMIN", id: 1 }).byId({ id: draft.id })).toMatchObject({ id: draft.id });
  expect((await as({ role: "ADMIN", id: 1 }).list()).total).toBe(3);
});

test("a bad input is refused, and an unknown ${words} is not found", async () => {
  await expect(as().list({ pageSize: 0 })).rejects.toMatchObject({ code: "BAD_REQUEST" });
  await expect(as().byId({ id: 2_147_483_647 })).rejects.toMatchObject({ code: "NOT_FOUND" });
});
`;
