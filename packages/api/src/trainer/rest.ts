import { z } from "zod";
import { AppError } from "../error.ts";
import { id, oneInput } from "../list/schema.ts";
import { listNames, pageBody, restPage, restRoute, texts, textsOf } from "../rest-route.ts";
import { type Trainer, trainer, trainerListInput } from "./schema.ts";

const { shape } = trainer;

/** A trainer under the names of the old portal. */
const restTrainer = z
  .strictObject({
    id,
    first_name: z.string(),
    last_name: z.string(),
    profile_photo_url: shape.photoUrl,
    trainer_category: texts,
    trainer_category_string: z.string(),
    description: texts.nullable(),
    specializations: z.array(texts),
    specializations_strings: z.array(z.string()),
    qualifications: z.array(texts),
    experience_years: shape.experienceYears,
    experience_months: shape.experienceMonths,
    experience_formatted: z.string(),
    trainings_count: shape.trainingsCount,
    trainer_average_rating: shape.rating.shape.average,
    trainer_ratings_count: shape.rating.shape.count,
  })
  .meta({ id: "Trainer" });

function toRest(trainer: Trainer, lang: string): z.infer<typeof restTrainer> {
  const { specialty, description, specializations, qualifications } = textsOf(trainer);
  return {
    id: trainer.id,
    first_name: trainer.firstName,
    last_name: trainer.lastName,
    profile_photo_url: trainer.photoUrl,
    trainer_category: specialty,
    trainer_category_string: trainer.specialty,
    description,
    specializations,
    specializations_strings: trainer.specializations,
    qualifications,
    experience_years: trainer.experienceYears,
    experience_months: trainer.experienceMonths,
    experience_formatted: experience(trainer, lang),
    trainings_count: trainer.trainingsCount,
    trainer_average_rating: trainer.rating.average,
    trainer_ratings_count: trainer.rating.count,
  };
}

/** "5 years 3 months" in the language. */
function experience({ experienceYears, experienceMonths }: Trainer, lang: string): string {
  const said = (count: number, unit: string) =>
    new Intl.NumberFormat(lang, { style: "unit", unit, unitDisplay: "long" }).format(count);
  const months = experienceMonths > 0 || experienceYears === 0 ? [said(experienceMonths, "month")] : [];
  return [...(experienceYears > 0 ? [said(experienceYears, "year")] : []), ...months].join(" ");
}

const names = { ...listNames, specialty: "trainer_category" };

export const trainerRest = [
  restRoute({
    path: "/trainers",
    summary: "A page of the directory of trainers",
    input: trainerListInput,
    names,
    body: restPage(restTrainer),
    ask: (portal, input) => portal.trainer.list({ ...input, includeTranslations: true }),
    toBody: (page, { url, lang }) => pageBody(page, (trainer) => toRest(trainer, lang), url),
  }),
  restRoute({
    path: "/trainers/{id}",
    summary: "One trainer",
    input: z.strictObject(oneInput),
    names: { "ids.0": "id" },
    body: z.strictObject({ data: restTrainer }),
    ask: async (portal, { id, lang }) => {
      const { items } = await portal.trainer.list({ ids: [id], lang, includeTranslations: true });
      if (!items[0]) throw new AppError("NOT_FOUND", "trainer.notFound", { field: "id" });
      return items[0];
    },
    toBody: (trainer, { lang }) => ({ data: toRest(trainer, lang) }),
  }),
];
