import { z } from "zod";
import { restRoute, texts, textsOf } from "../rest-route.ts";
import { type Category, category, categoryListInput } from "./schema.ts";

const { shape } = category;

/** A category under the names of the old portal. */
const restCategory = z
  .strictObject({
    id: shape.id,
    name: z.string(),
    description: texts.nullable(),
    sort_order: shape.sortOrder,
    trainings_count: shape.trainingsCount,
    exams_count: shape.examsCount,
  })
  .meta({ id: "Category" });

const toRest = (category: Category): z.infer<typeof restCategory> => ({
  id: category.id,
  name: category.name,
  description: textsOf(category).description,
  sort_order: category.sortOrder,
  trainings_count: category.trainingsCount,
  exams_count: category.examsCount,
});

export const categoryRest = [
  restRoute({
    path: "/categories",
    summary: "All categories",
    input: categoryListInput,
    body: z.strictObject({
      success: z.literal(true),
      categories: z.array(restCategory),
      total: z.number().int(),
    }),
    ask: (portal, input) => portal.category.list({ ...input, includeTranslations: true }),
    toBody: (categories) => ({
      success: true as const,
      categories: categories.map(toRest),
      total: categories.length,
    }),
  }),
];
