import type pg from "pg";
import type { PlannedLesson, PlannedTraining } from "./catalogue.ts";
import { insertRows, moment, type Row } from "./rows.ts";
import { trainers } from "./trainers.ts";
import { translated } from "./translated.ts";

// Videos, sound and documents stay where they are: the rows link to them. Pictures come with the portal.
const elsewhere = "https://media.agrar.example";

type Kind = "video" | "audio" | "document" | "image";

const purposes = {
  video: "LESSON_VIDEO",
  audio: "LESSON_AUDIO",
  document: "LESSON_DOCUMENT",
  image: "LESSON_IMAGE",
} as const satisfies Record<Kind, string>;

const formats = {
  video: { mime: "video/mp4", end: "mp4" },
  audio: { mime: "audio/mpeg", end: "mp3" },
  document: { mime: "application/pdf", end: "pdf" },
  image: { mime: "image/svg+xml", end: "svg" },
} as const satisfies Record<Kind, { mime: string; end: string }>;

const programme = translated("Təlim proqramı | Programme | Программа обучения");
const introduction = translated("Tanışlıq videosu | Introduction | Знакомство с курсом");

/** Banners, introductions, programmes, and the files of the lessons. */
export async function insertFiles(client: pg.Client, trainings: PlannedTraining[]): Promise<void> {
  const rows = trainings.flatMap((training) => [
    ...ownFiles(training),
    ...training.lessons.flatMap((lesson) => lessonFiles(lesson, training)),
  ]);
  // The trainers' photos have the ids before these.
  await insertRows(
    client,
    "files",
    rows.map((row, n) => ({ id: trainers.length + n + 1, ...row })),
  );
}

function ownFiles(training: PlannedTraining): Row[] {
  const { of, scene } = training;
  const rows = [row(training, null, "TRAINING_BANNER", "image", scene, `/media/${scene}.svg`, null)];
  if (of.intro)
    rows.push(row(training, null, "TRAINING_INTRO_VIDEO", "video", `${of.key}-intro`, null, introduction));
  if (of.type !== "VIDEO")
    rows.push(row(training, null, "TRAINING_MEDIA", "document", `${of.key}-program`, null, programme));
  return rows;
}

function lessonFiles(lesson: PlannedLesson, training: PlannedTraining): Row[] {
  return kindsOf(lesson).map((kind) => {
    const name = kind === "image" ? training.scene : `${training.of.key}-${lesson.id}`;
    const url = kind === "image" ? `/media/${training.scene}.svg` : null;
    return row(training, lesson.id, purposes[kind], kind, name, url, lesson.title);
  });
}

function kindsOf({ type, id }: PlannedLesson): Kind[] {
  if (type === "MIXED") return ["video", "document"];
  if (type === "TEXT") return id % 3 === 0 ? ["document"] : [];
  return [({ VIDEO: "video", AUDIO: "audio", IMAGE: "image" } as const)[type]];
}

function row(
  { id, trainerId, since }: PlannedTraining,
  lesson: number | null,
  purpose: string,
  kind: Kind,
  name: string,
  url: string | null,
  title: unknown,
): Row {
  const file = `${name}.${formats[kind].end}`;
  return {
    owner_id: trainerId,
    purpose,
    training_id: id,
    lesson_id: lesson,
    url: url ?? `${elsewhere}/${file}`,
    name: file,
    mime: formats[kind].mime,
    title,
    created_at: moment(since),
  };
}
