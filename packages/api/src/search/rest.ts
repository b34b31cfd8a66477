import { z } from "zod";
import { lower, restRoute } from "../rest-route.ts";
import {
  type FoundTraining,
  foundTraining,
  type SearchHit,
  searchFacets,
  searchHit,
  searchNouns,
  searchOverviewInput,
  searchTrainingsInput,
} from "./schema.ts";

const { shape: hit } = searchHit;
const { shape: found } = foundTraining;
const { shape: facets } = searchFacets;
const count = z.number().int();

const restHit = z
  .strictObject({
    id: hit.id,
    title: hit.title,
    /** From where to where the title has what was looked for, in UTF-16 units. */
    title_marks: hit.titleMarks,
    context: hit.context,
    training_id: hit.trainingId,
  })
  .meta({ id: "SearchHit" });

const hitToRest = ({ id, title, titleMarks, context, trainingId }: SearchHit) => ({
  id,
  title,
  title_marks: titleMarks,
  context,
  training_id: trainingId,
});

const lowerWords = <Word extends string>(words: readonly Word[]) => words.map(lower) as Lowercase<Word>[];
const word = <Word extends string>(schema: z.ZodEnum<{ [Key in Word]: Key }>) =>
  z.enum(lowerWords(schema.options as Word[]) as [Lowercase<Word>, ...Lowercase<Word>[]]);

const difficulty = word(found.difficulty.unwrap());
const type = word(found.type);

const restFound = z
  .strictObject({
    id: found.id,
    title: found.title,
    title_marks: found.titleMarks,
    excerpt: found.excerpt,
    category: found.category,
    trainer: z.strictObject({ id: found.id, first_name: z.string(), last_name: z.string() }),
    type,
    status: word(found.status),
    difficulty: difficulty.nullable(),
    language: found.language,
    start_date: found.startDate,
    end_date: found.endDate,
    has_certificate: z.boolean(),
    has_free_seats: z.boolean(),
    banner_url: found.bannerUrl,
  })
  .meta({ id: "FoundTraining" });

const foundToRest = (training: FoundTraining): z.infer<typeof restFound> => ({
  id: training.id,
  title: training.title,
  title_marks: training.titleMarks,
  excerpt: training.excerpt,
  category: training.category,
  trainer: {
    id: training.trainer.id,
    first_name: training.trainer.firstName,
    last_name: training.trainer.lastName,
  },
  type: lower(training.type),
  status: lower(training.status),
  difficulty: training.difficulty && lower(training.difficulty),
  language: training.language,
  start_date: training.startDate,
  end_date: training.endDate,
  has_certificate: training.hasCertificate,
  has_free_seats: training.freeSeats,
  banner_url: training.bannerUrl,
});

const names = { pageSize: "per_page", certificate: "has_certificate", freeSeats: "has_free_seats" };
const valuesOf = <Value extends z.ZodType>(value: Value) => z.array(z.strictObject({ value, count }));

export const searchRest = [
  restRoute({
    path: "/search",
    summary: "What is found of every noun, the best first",
    input: searchOverviewInput,
    names,
    body: z.strictObject({
      data: z.array(
        z.strictObject({ noun: z.enum(lowerWords(searchNouns)), total: count, items: z.array(restHit) }),
      ),
      guessed: z.boolean(),
    }),
    ask: (portal, input) => portal.search.overview(input),
    toBody: ({ groups, guessed }) => ({
      data: groups.map(({ noun, total, items }) => ({
        noun: lower(noun),
        total,
        items: items.map(hitToRest),
      })),
      guessed,
    }),
  }),
  restRoute({
    path: "/search/trainings",
    summary: "A page of trainings that are found, and how many each choice would leave",
    input: searchTrainingsInput,
    names,
    body: z.strictObject({
      data: z.array(restFound),
      meta: z.strictObject({ current_page: count, per_page: count, total: count, last_page: count }),
      facets: z.strictObject({
        category: facets.category,
        type: valuesOf(type),
        difficulty: valuesOf(difficulty),
        language: facets.language,
        trainer: facets.trainer,
        month: facets.month,
        has_certificate: count,
        has_free_seats: count,
      }),
      guessed: z.boolean(),
    }),
    ask: (portal, input) => portal.search.trainings(input),
    toBody: ({ items, total, page, pageSize, facets, guessed }) => ({
      data: items.map(foundToRest),
      meta: {
        current_page: page,
        per_page: pageSize,
        total,
        last_page: Math.max(1, Math.ceil(total / pageSize)),
      },
      facets: {
        category: facets.category,
        type: facets.type.map(({ value, count }) => ({ value: lower(value), count })),
        difficulty: facets.difficulty.map(({ value, count }) => ({ value: lower(value), count })),
        language: facets.language,
        trainer: facets.trainer,
        month: facets.month,
        has_certificate: facets.certificate,
        has_free_seats: facets.freeSeats,
      },
      guessed,
    }),
  }),
];
