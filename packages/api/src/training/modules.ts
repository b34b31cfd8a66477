import { Prisma } from "@agrar/db";
import { sqlWhere } from "@agrar/db/where";
import type { Context } from "../context.ts";
import { localized } from "../list/page.ts";
import type { Locale } from "../list/schema.ts";
import { editableBy, openVideo } from "./policy.ts";
import type { Training, TrainingModule } from "./schema.ts";

/**
 * The trainings with their chapters and lessons, all in one statement. Drafts and archived lessons are there only for
 * those who may edit the training; where a lesson's files are, only for them and for trainings that are open videos.
 */
export async function withModules(
  { db, viewer }: Context,
  { lang, includeTranslations }: { lang: Locale; includeTranslations: boolean },
  trainings: Training[],
): Promise<Training[]> {
  if (trainings.length === 0) return trainings;
  const mayEdit = sqlWhere(editableBy(viewer), "t");
  const mayOpen = Prisma.sql`(${sqlWhere(openVideo, "t")} or ${mayEdit})`;
  const text = (column: string) => Prisma.raw(localized(column, lang));
  const translations = (table: string) =>
    includeTranslations
      ? Prisma.sql`json_build_object('title', ${Prisma.raw(table)}.title) as "translations",`
      : Prisma.empty;

  const [row] = await db.$queryRaw<[{ modules: Record<string, TrainingModule[]> }]>`
    select coalesce(json_object_agg(training_id, modules), '{}') as modules
      from (
        select t.id as training_id, json_agg(module order by module.sequence) as modules
          from trainings t
          cross join lateral (
            select m.id, m.training_id as "trainingId", ${text("m.title")} as "title", ${translations("m")} m.sequence,
                   m.created_at as "createdAt", m.updated_at as "updatedAt",
                   (select coalesce(json_agg(lesson order by lesson.sequence), '[]')
                      from (
                        select l.id, l.module_id as "moduleId", ${text("l.title")} as "title", ${translations("l")}
                               l.type, l.status, l.duration_minutes as "durationMinutes",
                               l.is_required as "isRequired", l.sequence,
                               case when ${mayOpen} then ${fileOf("VIDEO")} end as "videoUrl",
                               case when ${mayOpen} then ${fileOf("DOCUMENT")} end as "pdfUrl"
                          from lessons l
                         where l.module_id = m.id and (l.status = 'PUBLISHED' or ${mayEdit})) lesson) as "lessons"
              from modules m
             where m.training_id = t.id) module
         where t.id = any(${trainings.map(({ id }) => id)})
         group by t.id) found`;
  return trainings.map((training) => ({ ...training, modules: row.modules[training.id] ?? [] }));
}

const fileOf = (kind: "VIDEO" | "DOCUMENT") => Prisma.sql`(
  select f.url from files f
   where f.lesson_id = l.id and file_kind(f.purpose, f.mime) = ${Prisma.raw(`'${kind}'`)} order by f.id limit 1)`;
