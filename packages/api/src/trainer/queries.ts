import { Prisma } from "@agrar/db";
import { everything, sqlWhere } from "@agrar/db/where";
import type { Context } from "../context.ts";
import { foundBy, hasWord, localized, localizedSort, page, type Sort } from "../list/page.ts";
import type { Locale, Page } from "../list/schema.ts";
import * as training from "../training/policy.ts";
import { visibleTo } from "./policy.ts";
import type { Trainer, TrainerListInput } from "./schema.ts";

const from = Prisma.sql`trainers r join users u on u.id = r.user_id`;

const sorts: Record<TrainerListInput["sort"], (lang: Locale) => Sort> = {
  lastName: () => ({ key: 'u.last_name collate "az-x-icu"', type: "text" }),
  firstName: () => ({ key: 'u.first_name collate "az-x-icu"', type: "text" }),
  specialty: (lang) => localizedSort("r.specialty", lang),
  createdAt: () => ({ key: "r.created_at", type: "timestamptz" }),
};

/** A page of the directory of trainers: one statement. */
export async function listTrainers({ db, viewer }: Context, input: TrainerListInput): Promise<Page<Trainer>> {
  return page<Trainer>(
    db,
    {
      from,
      id: "r.user_id",
      where: [
        sqlWhere(visibleTo(viewer), "r", { user: { alias: "u" } }),
        sqlWhere({ userId: input.ids && { in: input.ids } }, "r"),
        input.specialty === undefined
          ? everything
          : Prisma.sql`${input.specialty} in (r.specialty ->> 'az', r.specialty ->> 'en', r.specialty ->> 'ru')`,
      ],
      found: foundBy(input.search, select),
      sort: sorts[input.sort](input.lang),
      item: trainerItem(input),
    },
    input,
  );
}

function trainerItem({ lang, includeTranslations }: { lang: Locale; includeTranslations: boolean }) {
  const text = (column: string) => Prisma.raw(localized(column, lang));
  const texts = (column: string) =>
    Prisma.sql`(select coalesce(json_agg(${text("item")}), '[]') from jsonb_array_elements(${Prisma.raw(column)}) item)`;
  return Prisma.sql`
    u.id, u.first_name as "firstName", u.last_name as "lastName",
    (select p.url from files p where p.id = u.photo_id) as "photoUrl",
    ${text("r.specialty")} as "specialty", ${text("r.description")} as "description",
    ${texts("r.specializations")} as "specializations", ${texts("r.qualifications")} as "qualifications",
    ${includeTranslations ? translations : Prisma.empty}
    r.experience_years as "experienceYears", r.experience_months as "experienceMonths",
    (select count(*)::int from trainings t
      where t.trainer_id = u.id and ${sqlWhere(training.visibleTo({ role: "ANONYMOUS" }), "t")}) as "trainingsCount",
    (select json_build_object('average', round(sum(c.rating_sum)::numeric / nullif(sum(c.ratings), 0), 2),
              'count', coalesce(sum(c.ratings), 0))
       from trainings t join training_counts c on c.training_id = t.id where t.trainer_id = u.id) as "rating"`;
}

const translations = Prisma.sql`
  json_build_object('specialty', r.specialty, 'description', r.description,
    'specializations', r.specializations, 'qualifications', r.qualifications) as "translations",`;

/** A word is looked for in the name, the field of work, what is said of the trainer, and the specializations. */
const select = (word: string) => Prisma.sql`
  select r.user_id as id from ${from} where ${hasWord("search_text(r.specialty, r.description) || fold(concat(' ', u.first_name, ' ', u.last_name, ' ', r.specializations))", word)}`;
