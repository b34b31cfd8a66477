import { Prisma } from "@agrar/db";
import { sqlWhere } from "@agrar/db/where";
import type { Context, Viewer } from "../context.ts";
import { localized } from "../list/page.ts";
import type { Locale } from "../list/schema.ts";
import { facetBits, facetCounts, type Tally } from "./facets.ts";
import { visibleTo } from "./policy.ts";
import type {
  FoundTraining,
  SearchHit,
  SearchNoun,
  SearchOverview,
  SearchOverviewInput,
  SearchTrainings,
  SearchTrainingsInput,
} from "./schema.ts";
import { allBeginning, anyBeginning, anyOf, excerptOf, marksOf, termsOf } from "./spell.ts";

const text = (column: string, lang: Locale) => Prisma.raw(localized(column, lang));

/**
 * What decides which document comes first. Words of a title count most, those of category and tags less, of the trainer's name
 * less, of the description least; and a whole word twice as much as the beginning of one.
 */
const score = (...queries: Prisma.Sql[]) =>
  Prisma.join(
    queries.map(
      (query) => Prisma.sql`ts_rank('{0.05,0.2,0.4,1}', coalesce(d.head, d.words), ${query}::tsquery)`,
    ),
    " + ",
  );

/**
 * The documents that have all terms, as `found`; where the viewer sees none, those with words like the terms that nobody has.
 * `near` has one row then, with what was asked for instead.
 */
function find(viewer: Viewer, terms: string[], which: Prisma.Sql, columns: Prisma.Sql): Prisma.Sql {
  const visible = Prisma.sql`${which} and ${sqlWhere(visibleTo(viewer), "d")}`;
  const query = Prisma.sql`${allBeginning(terms)}::tsquery`;
  return Prisma.sql`
    strict as materialized (
      select ${columns}, ${score(Prisma.sql`${anyOf(terms)}`, Prisma.sql`${anyBeginning(terms)}`)} as score from search_documents d where d.words @@ ${query} and ${visible}
    ), near as materialized (
      select near_query(${terms}) as query where not exists (select from strict)
    ), found as materialized (
      select * from strict
      union all
      select ${columns}, ${score(Prisma.sql`near.query`)}
        from near join search_documents d on d.words @@ near.query where ${visible}
    )`;
}

/** The words that were looked for, where they are not those that were typed: of `near`, as PostgreSQL prints it. */
const meant = (near: string | null, terms: string[]) =>
  near === null ? terms : Array.from(near.matchAll(/'([^']+)'/g), ([, word]) => word as string);

/** A page of trainings that were found, the best first, with the count of every choice beside them: one statement. */
export async function searchTrainings(
  { db, viewer }: Context,
  input: SearchTrainingsInput,
): Promise<SearchTrainings> {
  const { lang, page, pageSize } = input;
  const terms = termsOf(input.search);
  const columns = Prisma.sql`d.id, d.category_id, d.type, d.difficulty, d.language, d.owner_id, d.month, d.has_certificate, d.free_seats`;
  const bits = facetBits(input);
  // Written out, not passed: PostgreSQL keeps a plan for many calls only when it knows how few rows it is for.
  const size = Prisma.raw(String(pageSize));
  const offset = page === 1 ? Prisma.empty : Prisma.sql`offset ${(page - 1) * pageSize}`;
  const [row] = await db.$queryRaw<
    [
      {
        total: number;
        items: (FoundTraining & { description: string | null })[];
        tallies: Tally[];
        near: string | null;
      },
    ]
  >`
    with ${find(viewer, terms, Prisma.sql`d.noun = 'TRAINING'`, columns)},
    hits as materialized (select *, ${bits.missed} as missed from found),
    tallies as (
      select grouping(category_id, type, difficulty, language, owner_id, month, has_certificate, free_seats) as sets,
             coalesce(category_id::text, type::text, difficulty::text, language::text, owner_id::text,
                      to_char(month, 'YYYY-MM'), has_certificate::text, free_seats::text) as value,
             missed, count(*)::int as count
        from hits
       where missed = any(${bits.near})
       group by grouping sets ((category_id, missed), (type, missed), (difficulty, missed), (language, missed), (owner_id, missed),
                               (month, missed), (has_certificate, missed), (free_seats, missed))
    ), page as (
      select id, score from hits where missed = 0 order by score desc, id desc limit ${size} ${offset}
    )
    select (select count(*)::int from hits where missed = 0) as total,
           (select near.query::text from near) as near,
           (select coalesce(json_agg(json_build_array(sets, value, missed, count,
                     case sets when 127 then (select ${text("c.name", lang)} from categories c where c.id = value::int)
                               when 247 then (select u.first_name || ' ' || u.last_name from users u where u.id = value::int) end)), '[]')
              from tallies where value is not null) as tallies,
           (select coalesce(json_agg(item order by page.score desc, page.id desc), '[]')
              from page
              cross join lateral (
                select t.id, ${text("t.title", lang)} as "title", ${text("t.description", lang)} as "description",
                       (select json_build_object('id', c.id, 'name', ${text("c.name", lang)}) from categories c
                         where c.id = t.category_id) as "category",
                       (select json_build_object('id', u.id, 'firstName', u.first_name, 'lastName', u.last_name) from users u
                         where u.id = t.trainer_id) as "trainer",
                       t.type, t.status, t.difficulty, t.language, t.start_date as "startDate", t.end_date as "endDate",
                       t.has_certificate as "hasCertificate",
                       (t.capacity is null or t.capacity > (select c.taken from training_counts c where c.training_id = t.id))
                         as "freeSeats",
                       (select f.url from files f where f.training_id = t.id and f.purpose = 'TRAINING_BANNER') as "bannerUrl"
                  from trainings t where t.id = page.id) item) as items`;
  const words = meant(row.near, terms);
  return {
    items: row.items.map(({ description, ...item }) => ({
      ...item,
      titleMarks: marksOf(item.title, words),
      excerpt: description === null ? null : excerptOf(description, words),
    })),
    total: row.total,
    page,
    pageSize,
    facets: facetCounts(row.tallies, input),
    guessed: row.near !== null && row.total > 0,
  };
}

type Group = { noun: SearchNoun; total: number; items: SearchHit[] };

/** The best of every noun that was found, and how many there are: one statement. */
export async function searchOverview(
  { db, viewer }: Context,
  { search, nouns, page, pageSize, lang }: SearchOverviewInput,
): Promise<SearchOverview> {
  const terms = termsOf(search);
  const size = Prisma.raw(String(pageSize));
  const offset = page === 1 ? Prisma.empty : Prisma.sql`offset ${(page - 1) * pageSize}`;
  const group = (noun: SearchNoun) => Prisma.sql`
    select ${noun}::text as noun, (select count(*)::int from found where found.noun = ${noun}::"SearchNoun") as total,
           (select coalesce(json_agg(item order by best.score desc, best.id desc), '[]')
              from (select id, score from found where found.noun = ${noun}::"SearchNoun"
                     order by score desc, id desc limit ${size} ${offset}) best
              cross join lateral (${itemOf(noun, lang)}) item) as items`;
  const [row] = await db.$queryRaw<[{ groups: Group[]; near: string | null }]>`
    with ${find(viewer, terms, Prisma.sql`d.noun = any(${nouns}::"SearchNoun"[])`, Prisma.sql`d.noun, d.id`)}
    select (select json_agg(g) from (${Prisma.join(nouns.map(group), " union all ")}) g) as groups,
           (select near.query::text from near) as near`;
  const words = meant(row.near, terms);
  const groups = row.groups.map((group) => ({
    ...group,
    items: group.items.map((item) => ({ ...item, titleMarks: marksOf(item.title, words) })),
  }));
  return { groups, guessed: row.near !== null && groups.some(({ total }) => total > 0) };
}

/** What is shown of a row of a noun, as `best` names it. */
function itemOf(noun: SearchNoun, lang: Locale): Prisma.Sql {
  const training = text("t.title", lang);
  switch (noun) {
    case "TRAINING":
      return Prisma.sql`
        select t.id, ${training} as "title", ${text("c.name", lang)} as "context", t.id as "trainingId"
          from trainings t join categories c on c.id = t.category_id where t.id = best.id`;
    case "MODULE":
      return Prisma.sql`
        select m.id, ${text("m.title", lang)} as "title", ${training} as "context", t.id as "trainingId"
          from modules m join trainings t on t.id = m.training_id where m.id = best.id`;
    case "LESSON":
      return Prisma.sql`
        select l.id, ${text("l.title", lang)} as "title", ${training} as "context", t.id as "trainingId"
          from lessons l join trainings t on t.id = l.training_id where l.id = best.id`;
    case "EXAM":
      return Prisma.sql`
        select e.id, ${text("e.title", lang)} as "title", ${training} as "context", t.id as "trainingId"
          from exams e left join trainings t on t.id = e.training_id where e.id = best.id`;
    case "TRAINER":
      return Prisma.sql`
        select u.id, u.first_name || ' ' || u.last_name as "title", ${text("r.specialty", lang)} as "context",
               null::int as "trainingId"
          from trainers r join users u on u.id = r.user_id where r.user_id = best.id`;
  }
}
