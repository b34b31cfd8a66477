import { Prisma } from "@agrar/db";
import { sqlWhere } from "@agrar/db/where";
import type { Context, Viewer } from "../context.ts";
import { AppError } from "../error.ts";
import { localized } from "../list/page.ts";
import type { Locale } from "../list/schema.ts";
import { choicesOf, facetCounts, namedTallies, type Tally, tallied, tallySets, totalOf } from "./facets.ts";
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

/** What is asked of the documents `d` of one noun, each of which has an index of its own. */
const isOf = (noun: SearchNoun, viewer: Viewer) =>
  Prisma.sql`d.noun = ${Prisma.raw(`'${noun}'`)} and ${sqlWhere(visibleTo(viewer), "d")}`;

/** The condition that none of these has a row. */
const none = (tables: Prisma.Sql[]) =>
  Prisma.join(
    tables.map((table) => Prisma.sql`not exists (select from ${table})`),
    " and ",
  );

/** @throws AppError `search.tooFewLetters` for what is spelt with less than it is typed with. */
function lookedFor(search: string): string[] {
  const terms = termsOf(search);
  if (terms.length === 0) throw new AppError("BAD_REQUEST", "search.tooFewLetters", { field: "search" });
  return terms;
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
  const terms = lookedFor(input.search);
  const choices = choicesOf(input);
  const columns = Prisma.sql`
    d.id, d.category_id, d.type, d.difficulty, d.language, d.owner_id, d.month, d.has_certificate, d.free_seats,
    ${choices.missed} as missed`;
  const visible = isOf("TRAINING", viewer);
  // Written out, not passed: PostgreSQL keeps a plan for many calls only when it knows how few rows it is for.
  const size = Prisma.raw(String(pageSize));
  const offset = page === 1 ? Prisma.empty : Prisma.sql`offset ${(page - 1) * pageSize}`;
  const [row] = await db.$queryRaw<[FoundTrainings]>`
    with strict as materialized (
      select ${columns}, ${score(Prisma.sql`${anyOf(terms)}`, Prisma.sql`${anyBeginning(terms)}`)} as score
        from search_documents d where d.words @@ ${allBeginning(terms)}::tsquery and ${visible}
    ), near as materialized (
      select near_query(${terms}) as query where ${none([Prisma.sql`strict`])}
    ), loose as materialized (
      select ${columns}, ${score(Prisma.sql`near.query`)} as score
        from near join search_documents d on d.words @@ near.query where ${visible}
    ), found as not materialized (
      select * from strict union all select * from loose
    ), tallies as (
      select ${tallied} from found where missed = any(${choices.near}) group by grouping sets (${tallySets})
    ), page as (
      select id, score from found where missed = 0 order by score desc, id desc limit ${size} ${offset}
    )
    select (select near.query::text from near) as near,
           (select coalesce(json_agg(tally), '[]') from (${namedTallies(lang)}) tally) as tallies,
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
  const total = totalOf(row.tallies);
  return {
    items: row.items.map(({ description, ...item }) => ({
      ...item,
      titleMarks: marksOf(item.title, words),
      excerpt: description === null ? null : excerptOf(description, words),
    })),
    total,
    page,
    pageSize,
    facets: facetCounts(row.tallies, input),
    guessed: row.near !== null && total > 0,
  };
}

type FoundTrainings = {
  items: (FoundTraining & { description: string | null })[];
  tallies: Tally[];
  near: string | null;
};

type Group = { noun: SearchNoun; total: number; items: SearchHit[] };

/** Of more rows of a noun than this, the order is that of their age: a word that so many have tells none from another. */
const mostOrdered = 300;

/** The best of every noun that was found, and how many there are: one statement. */
export async function searchOverview(
  { db, viewer }: Context,
  { search, nouns, page, pageSize, lang }: SearchOverviewInput,
): Promise<SearchOverview> {
  const terms = lookedFor(search);
  const size = Prisma.raw(String(pageSize));
  const offset = page === 1 ? Prisma.empty : Prisma.sql`offset ${(page - 1) * pageSize}`;
  const table = (noun: SearchNoun, kind: "strict" | "loose" | "found") =>
    Prisma.raw(`${kind}_${noun.toLowerCase()}`);
  const strict = nouns.map(
    (noun) => Prisma.sql`
      ${table(noun, "strict")} as materialized (
        select d.id from search_documents d where d.words @@ ${allBeginning(terms)}::tsquery and ${isOf(noun, viewer)})`,
  );
  const found = nouns.map(
    (noun) => Prisma.sql`
      ${table(noun, "loose")} as materialized (
        select d.id from near join search_documents d on d.words @@ near.query where ${isOf(noun, viewer)}),
      ${table(noun, "found")} as not materialized (
        select * from ${table(noun, "strict")} union all select * from ${table(noun, "loose")})`,
  );
  const order = (noun: SearchNoun) => Prisma.sql`
    (select ${score(
      Prisma.sql`coalesce((select query from near), ${anyOf(terms)}::tsquery)`,
      Prisma.sql`coalesce((select query from near), ${anyBeginning(terms)}::tsquery)`,
    )} from search_documents d where d.noun = ${Prisma.raw(`'${noun}'`)} and d.id = f.id)`;
  const group = (noun: SearchNoun) => Prisma.sql`
    select ${Prisma.raw(`'${noun}'`)} as noun, counted.total,
           (select coalesce(json_agg(item order by best.score desc, best.id desc), '[]')
              from (select f.id, case when counted.total <= ${Prisma.raw(String(mostOrdered))} then ${order(noun)} end as score
                      from ${table(noun, "found")} f
                     order by score desc, f.id desc limit ${size} ${offset}) best
              cross join lateral (${itemOf(noun, lang)}) item) as items
      from (select count(*)::int as total from ${table(noun, "found")}) counted`;
  const [row] = await db.$queryRaw<[{ groups: Group[]; near: string | null }]>`
    with ${Prisma.join(strict)}, near as materialized (
      select near_query(${terms}) as query where ${none(nouns.map((noun) => table(noun, "strict")))}
    ), ${Prisma.join(found)}
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
