import { Prisma } from "@agrar/db";
import { everything, sqlWhere } from "@agrar/db/where";
import type { Context } from "../context.ts";
import * as exam from "../exam/policy.ts";
import { localized } from "../list/page.ts";
import * as training from "../training/policy.ts";
import { isEditor } from "./policy.ts";
import type { Category, CategoryListInput } from "./schema.ts";

/** Every category that is offered, for editors each there is, with what there is in it for everybody, in its own order: one statement. */
export async function listCategories(
  { db, viewer }: Context,
  { lang, includeTranslations, includeInactive }: CategoryListInput,
): Promise<Category[]> {
  const everybody = { role: "ANONYMOUS" } as const;
  const text = (column: string) => Prisma.raw(localized(column, lang));
  const [row] = await db.$queryRaw<[{ items: Category[] }]>`
    select coalesce(json_agg(item order by "sortOrder", name collate ${Prisma.raw(`"${lang}-x-icu"`)}), '[]') as items
      from (
        select c.id, ${text("c.name")} as name, ${text("c.description")} as description, c.sort_order as "sortOrder",
               c.is_active as "isActive",
               ${includeTranslations ? Prisma.sql`json_build_object('name', c.name, 'description', c.description) as "translations",` : Prisma.empty}
               (select count(*)::int from trainings t
                 where t.category_id = c.id and ${sqlWhere(training.visibleTo(everybody), "t")}) as "trainingsCount",
               (select count(*)::int from exams e left join trainings t on t.id = e.training_id
                 where e.category_id = c.id and ${sqlWhere(exam.visibleTo(everybody), "e", exam.relations)}) as "examsCount"
          from categories c
         where ${sqlWhere(includeInactive && isEditor(viewer) ? {} : { isActive: true }, "c")}) item`;
  return row.items;
}

/** Whether a row is in the category named by its id or by its exact name in any language. */
export function inCategory(alias: string, category: number | string | undefined): Prisma.Sql {
  if (category === undefined) return everything;
  const column = Prisma.raw(`${alias}.category_id`);
  if (typeof category === "number") return Prisma.sql`${column} = ${category}`;
  return Prisma.sql`${column} in (
    select id from categories where ${category} in (name ->> 'az', name ->> 'en', name ->> 'ru'))`;
}
