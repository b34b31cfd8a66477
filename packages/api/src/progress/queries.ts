import { Prisma } from "@agrar/db";
import { AppError } from "../error.ts";
import { fileLink, type Linked } from "../file-link.ts";
import { localized } from "../list/page.ts";
import { safeHtml } from "../safe-html.ts";
import type { PersonContext } from "../trpc.ts";
import { isLearner, isThere, mayRead, runs } from "./policy.ts";
import type { Lesson, LessonInput, Outline, OutlineInput } from "./schema.ts";

type OutlineLesson = Outline["modules"][number]["lessons"][number];

/**
 * A training with its lessons, and how far the viewer is in them: one statement.
 *
 * @throws AppError `training.notFound`; `progress.notRegistered` where one has no place in the training.
 */
export async function trainingOutline(
  { db, viewer }: PersonContext,
  { trainingId, lang }: OutlineInput,
): Promise<Outline> {
  const text = (column: string) => Prisma.raw(localized(column, lang));
  const [row] = await db.$queryRaw<
    [{ mayRead: boolean; lastLessonId: number | null; outline: Omit<Outline, "resumeLessonId"> }?]
  >`
    select ${mayRead(viewer)} as "mayRead", r.last_lesson_id as "lastLessonId",
           json_build_object(
             'training', json_build_object('id', t.id, 'title', ${text("t.title")}, 'type', t.type, 'status', t.status),
             'place', case when ${isLearner} then json_build_object(
               'status', r.status, 'percent', r.percent, 'completedAt', r.completed_at) end,
             'isPreview', ${runs(viewer)} and ${isLearner} is not true,
             'required', q.required, 'done', q.done,
             'modules', m.modules) as outline
      from trainings t
      left join registrations r on r.training_id = t.id and r.user_id = ${viewer.id}
     cross join lateral (
       select count(*)::int as required, (count(*) filter (where p.status = 'COMPLETED'))::int as done
         from required_lessons q
         left join lesson_progress p on p.registration_id = r.id and p.lesson_id = q.lesson_id
        where q.training_id = t.id) q
     cross join lateral (
       select coalesce(json_agg(json_build_object('id', m.id, 'title', ${text("m.title")}, 'lessons', l.lessons)
                order by m.sequence), '[]') as modules
         from modules m
        cross join lateral (
          select json_agg(json_build_object('id', l.id, 'title', ${text("l.title")}, 'type', l.type,
                   'isDraft', l.status = 'DRAFT', 'durationMinutes', l.duration_minutes, 'isRequired', l.is_required,
                   'status', coalesce(p.status, 'NOT_STARTED')) order by l.sequence) as lessons
            from lessons l
            left join lesson_progress p on p.registration_id = r.id and p.lesson_id = l.id
           where l.module_id = m.id and ${isShown(viewer)}) l
        where m.training_id = t.id and l.lessons is not null) m
     where t.id = ${trainingId} and ${isThere(viewer)}`;
  if (!row) throw new AppError("NOT_FOUND", "training.notFound", { field: "trainingId" });
  if (!row.mayRead) throw notRegistered();
  const lessons = row.outline.modules.flatMap((module) => module.lessons);
  return { ...row.outline, resumeLessonId: resumeAt(lessons, row.lastLessonId) };
}

/**
 * Where to go on: in the lesson of last time while it is not done, else in the next that is not, looked for from there to the end and
 * then from the beginning; where all are done, in the lesson of last time.
 */
function resumeAt(lessons: OutlineLesson[], lastLessonId: number | null): number | null {
  const last = Math.max(
    lessons.findIndex(({ id }) => id === lastLessonId),
    0,
  );
  const ahead = [...lessons.slice(last), ...lessons.slice(0, last)];
  return (ahead.find(({ status }) => status !== "COMPLETED") ?? ahead[0])?.id ?? null;
}

type File = Lesson["files"][number];
type Row = Omit<Lesson, "progress" | "body" | "files"> & {
  body: string | null;
  /** Of no kind is what is part of the text or of a video. */
  files: (Omit<File, "kind" | "captions"> & {
    kind: File["kind"] | null;
    captions: (File["captions"][number] & Linked)[];
  } & Linked)[];
  progress: Omit<Lesson["progress"], "waitSeconds">;
};

/**
 * One lesson with its body, its files, its neighbours, and how far the viewer is in it: one statement.
 *
 * @throws AppError `progress.notFound` where there is none for the viewer; `progress.notRegistered` where one has no place in its
 * training.
 */
export async function lessonOf(ctx: PersonContext, { lessonId, lang }: LessonInput): Promise<Lesson> {
  const { db, viewer, now } = ctx;
  const text = (column: string) => Prisma.raw(localized(column, lang));
  const [row] = await db.$queryRaw<[{ mayRead: boolean; lesson: Row }?]>`
    select ${mayRead(viewer)} as "mayRead",
           json_build_object(
             'id', l.id, 'trainingId', l.training_id, 'moduleTitle', ${text("m.title")}, 'title', ${text("l.title")},
             'description', ${text("l.description")}, 'body', ${text("l.content")},
             'bodyLocales', coalesce(jsonb_path_query_array(l.content, '$.keyvalue().key'), '[]'),
             'type', l.type, 'isDraft', l.status = 'DRAFT', 'isRequired', l.is_required,
             'durationMinutes', l.duration_minutes, 'minCompletionSeconds', l.min_completion_seconds,
             'files', f.files,
             'progress', json_build_object(
               'status', coalesce(p.status, 'NOT_STARTED'), 'openedAt', p.opened_at, 'completedAt', p.completed_at,
               'secondsSpent', coalesce(p.seconds_spent, 0), 'positionSeconds', coalesce(p.position_seconds, 0),
               'note', coalesce(p.notes, '')),
             'isPreview', ${runs(viewer)} and ${isLearner} is not true,
             'previous', n.previous, 'next', n.next) as lesson
      from lessons l
      join modules m on m.id = l.module_id
      join trainings t on t.id = l.training_id
      left join registrations r on r.training_id = t.id and r.user_id = ${viewer.id}
      left join lesson_progress p on p.registration_id = r.id and p.lesson_id = l.id
     cross join lateral (
       select coalesce(json_agg(json_build_object('id', f.id, 'kind', file_kind(f.purpose, f.mime), 'url', f.url,
                'object', f.object, 'purpose', f.purpose,
                'name', f.name, 'title', ${text("f.title")}, 'mime', f.mime, 'size', f.size,
                'captions', (select coalesce(json_agg(json_build_object('language', c.language, 'url', c.url,
                               'object', c.object, 'purpose', c.purpose) order by c.language), '[]')
                               from files c where c.video_id = f.id)) order by f.id), '[]') as files
         from files f where f.lesson_id = ${lessonId}) f
     cross join lateral (
       select o.previous, o.next from (
         select l.id, lag(${neighbour(text("l.title"))}) over w as previous, lead(${neighbour(text("l.title"))}) over w as next
           from lessons l join modules c on c.id = l.module_id
          where l.training_id = t.id and ${isShown(viewer)}
         window w as (order by c.sequence, l.sequence)) o
        where o.id = ${lessonId}) n
     where l.id = ${lessonId} and ${isShown(viewer)} and ${isThere(viewer)}`;
  if (!row) throw new AppError("NOT_FOUND", "progress.notFound", { field: "lessonId" });
  if (!row.mayRead) throw notRegistered();
  const { body, files, progress, ...lesson } = row.lesson;
  const pictures = new Map(
    files.filter(({ kind }) => kind === null).map((file) => [file.object, fileLink(ctx, file)]),
  );
  return {
    ...lesson,
    body: safeHtml(body ?? "", (object) => pictures.get(object) ?? null),
    files: files.flatMap(({ object, purpose, kind, captions, ...file }) =>
      kind === null
        ? []
        : [
            {
              ...file,
              kind,
              url: fileLink(ctx, { url: file.url, object, purpose }),
              captions: captions.map((one) => ({ language: one.language, url: fileLink(ctx, one) })),
            },
          ],
    ),
    progress: { ...progress, waitSeconds: waitSeconds(lesson.minCompletionSeconds, progress, now) },
  };
}

/** Which lessons `l` of the training `t` there are: those who run it see its drafts too. */
const isShown = (viewer: PersonContext["viewer"]) =>
  Prisma.sql`(l.status = 'PUBLISHED' or (l.status = 'DRAFT' and ${runs(viewer)}))`;

const neighbour = (title: Prisma.Sql) => Prisma.sql`json_build_object('id', l.id, 'title', ${title})`;

/** Seconds until a lesson can be completed, from when it was first opened. */
export function waitSeconds(
  least: number | null,
  { status, openedAt }: { status: string; openedAt: string | Date | null },
  now: Date,
): number {
  if (!least || status === "COMPLETED") return 0;
  const passed = openedAt ? (now.getTime() - new Date(openedAt).getTime()) / 1000 : 0;
  return Math.max(Math.ceil(least - passed), 0);
}

export const notRegistered = () => new AppError("FORBIDDEN", "progress.notRegistered");
