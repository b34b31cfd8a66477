import type pg from "pg";
import { categories } from "./categories.ts";
import { type Clock, day } from "./clock.ts";
import { lessonText } from "./lesson-text.ts";
import { type OutlineLesson, readOutline } from "./outline.ts";
import type { People } from "./people.ts";
import { createRandom } from "./random.ts";
import { insertRows, moment, type Row } from "./rows.ts";
import { trainings } from "./trainings/all.ts";
import type { DemoTraining } from "./trainings/training.ts";
import { translated } from "./translated.ts";

export interface PlannedLesson extends OutlineLesson {
  id: number;
  module: number;
  sequence: number;
  minutes: number;
}

/** A training as written down, with the ids and times that the other parts refer to. */
export interface PlannedTraining {
  id: number;
  of: DemoTraining;
  categoryId: number;
  trainerId: number;
  scene: string;
  /** When it was entered, in milliseconds. */
  since: number;
  modules: { id: number; title: OutlineLesson["title"] }[];
  lessons: PlannedLesson[];
}

export const categoryId = (key: string) => categories.findIndex((category) => category.key === key) + 1;

/** Gives every training, module and lesson its id. */
export function planTrainings(clock: Clock, people: People): PlannedTraining[] {
  let [moduleId, lessonId] = [0, 0];
  return trainings.map((training, n) => {
    const random = createRandom(training.key);
    const category = categories.find(({ key }) => key === training.category);
    const first = Math.min(training.days?.[0] ?? 0, 0);
    const age =
      training.status === "DRAFT" ? random.within(2, 9) : random.within(45, training.days ? 75 : 420);
    const planned: PlannedTraining = {
      id: n + 1,
      of: training,
      categoryId: categoryId(training.category),
      trainerId: people.trainers.get(training.trainer) ?? people.admin,
      scene: training.scene ?? category?.scene ?? "wheat",
      since: clock.now + (first - age) * day - random.within(0, day / 1000) * 1000,
      modules: [],
      lessons: [],
    };
    for (const { title, lessons } of readOutline(training.outline)) {
      moduleId += 1;
      planned.modules.push({ id: moduleId, title });
      for (const [place, lesson] of lessons.entries()) {
        lessonId += 1;
        const minutes = lesson.type === "TEXT" ? random.within(8, 25) : random.within(5, 18);
        planned.lessons.push({ ...lesson, id: lessonId, module: moduleId, sequence: place + 1, minutes });
      }
    }
    return planned;
  });
}

/** Categories, trainings, modules and lessons. */
export async function insertCatalogue(
  client: pg.Client,
  clock: Clock,
  planned: PlannedTraining[],
): Promise<void> {
  const made = moment(clock.now - 800 * day);
  await insertRows(
    client,
    "categories",
    categories.map(({ name, description }, n) => ({
      id: n + 1,
      name,
      description,
      is_active: true,
      sort_order: n + 1,
      created_at: made,
      updated_at: made,
    })),
  );
  await insertRows(
    client,
    "trainings",
    planned.map((training) => trainingRow(training, clock)),
  );
  await insertRows(
    client,
    "modules",
    planned.flatMap(({ id, since, modules }) =>
      modules.map((module, place) => ({
        id: module.id,
        training_id: id,
        title: module.title,
        sequence: place + 1,
        created_at: moment(since),
        updated_at: moment(since),
      })),
    ),
  );
  await insertRows(
    client,
    "lessons",
    planned.flatMap((training) => training.lessons.map((lesson) => lessonRow(lesson, training))),
  );
}

function trainingRow({ id, of, categoryId, trainerId, since }: PlannedTraining, clock: Clock): Row {
  const [first, last] = of.days ?? [];
  return {
    id,
    title: translated(of.title),
    description: translated(of.description),
    category_id: categoryId,
    trainer_id: trainerId,
    created_by_id: trainerId,
    type: of.type,
    status: of.status ?? "PUBLISHED",
    difficulty: of.difficulty ?? null,
    language: "az",
    tags: of.tags,
    start_date: first == null ? null : clock.date(first),
    end_date: last == null ? null : clock.date(last),
    start_time: of.hours?.[0] ?? null,
    end_time: of.hours?.[1] ?? null,
    timezone: "Asia/Baku",
    capacity: of.seats ?? null,
    registration_opens_at: first == null ? null : moment(since),
    registration_closes_at: first == null ? null : moment(clock.at(first, 0)),
    requires_approval: of.approval ?? false,
    require_email_verification: of.examScore != null,
    meet_link: of.type === "ONLINE" ? `https://meet.agrar.example/${of.key}` : null,
    address: of.place?.address ?? null,
    latitude: of.place?.latitude ?? null,
    longitude: of.place?.longitude ?? null,
    is_recurring: of.recurs != null,
    recurrence_frequency: of.recurs ?? null,
    recurrence_end_date: of.recurs && last != null ? clock.date(last) : null,
    has_certificate: of.certificate != null,
    certificate_description: of.certificate ? translated(of.certificate) : null,
    certificate_has_expiry: of.validYears != null,
    certificate_expiry_years: of.validYears ?? null,
    exam_required: of.examScore != null,
    min_exam_score: of.examScore ?? null,
    created_at: moment(since),
    updated_at: moment(since),
  };
}

function lessonRow(lesson: PlannedLesson, { id, since }: PlannedTraining): Row {
  return {
    id: lesson.id,
    module_id: lesson.module,
    training_id: id,
    title: lesson.title,
    content: lessonText(lesson),
    type: lesson.type,
    status: lesson.draft ? "DRAFT" : "PUBLISHED",
    duration_minutes: lesson.minutes,
    is_required: lesson.required,
    min_completion_seconds: lesson.type === "TEXT" ? 60 : null,
    sequence: lesson.sequence,
    created_at: moment(since),
    updated_at: moment(since),
  };
}
