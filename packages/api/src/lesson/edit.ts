import { isDeepStrictEqual } from "node:util";
import { Prisma } from "@agrar/db";
import { refuseStale, saving } from "../authoring.ts";
import { AppError } from "../error.ts";
import { picturesIn, safeHtml } from "../safe-html.ts";
import type { PersonContext } from "../trpc.ts";
import { editable, heldLesson } from "./queries.ts";
import type { LessonEdit, LessonField, LessonFields } from "./schema.ts";

/** The long texts: revisions keep them, the log says that they changed. */
const long: ReadonlySet<LessonField> = new Set(["description", "content"]);

/**
 * Puts the fields of a lesson in place of those that there were, if nobody has meanwhile; of its text, what is safe. Archived, it is
 * still there for those who know it.
 *
 * @throws AppError `lesson.notFound` when it is not one's to edit, `training.changedMeanwhile`, `lesson.pictureMissing` for a text that
 * shows a picture which is not one of this lesson's, and what `saving` throws.
 */
export const editLesson = (
  ctx: PersonContext,
  { id, version: seen, ...input }: LessonEdit,
): Promise<{ version: number }> =>
  saving(ctx, editable(ctx.viewer, id), async (tx, { version }) => {
    const { trainingId, version: is, fields: before } = await heldLesson(tx, id);
    await refuseStale(tx, trainingId, { is, seen });
    const after = { ...input, content: safe(input.content) };
    await refuseMissingPictures(tx, id, { before: before.content, after: after.content });
    const changed = (Object.keys(after) as LessonField[]).filter(
      (field) => !isDeepStrictEqual(before[field], after[field]),
    );
    if (changed.length > 0)
      await tx.lesson.update({
        where: { id },
        data: {
          ...after,
          description: after.description ?? Prisma.DbNull,
          content: after.content ?? Prisma.DbNull,
          version,
        },
        select: { id: true },
      });
    const those = (of: LessonFields) =>
      Object.fromEntries(changed.filter((field) => !long.has(field)).map((field) => [field, of[field]]));
    const texts = changed.filter((field) => long.has(field));
    return {
      changed: changed.length > 0 ? ["lessons"] : [],
      deed: {
        action: "lesson.edit",
        entity: "lesson",
        entityId: id,
        before: those(before),
        after: { ...those(after), ...(texts.length > 0 && { texts }) },
      },
      answer: { version: changed.length > 0 ? version : seen },
    };
  });

type Content = LessonFields["content"];

/** Of a text that stays as it was, nothing is asked: what one language lacks keeps nobody from writing another. */
async function refuseMissingPictures(
  tx: Prisma.TransactionClient,
  lessonId: number,
  { before, after }: { before: Content; after: Content },
): Promise<void> {
  const changed = (["az", "en", "ru"] as const).flatMap((language) => {
    const html = after?.[language] ?? "";
    return html === before?.[language] ? [] : picturesIn(html).map((object) => ({ language, object }));
  });
  if (changed.length === 0) return;
  const there = await tx.file.findMany({
    where: {
      lessonId,
      purpose: "LESSON_TEXT_IMAGE",
      object: { in: changed.map(({ object }) => object) },
    },
    select: { object: true },
  });
  const missing = changed.find(({ object }) => !there.some((file) => file.object === object));
  if (missing)
    throw new AppError("CONFLICT", "lesson.pictureMissing", { field: `content.${missing.language}` });
}

/** The safe text in each language; a language of which nothing is left is one that it does not have. */
function safe(content: Content): Content {
  if (!content) return null;
  const { az, en, ru } = content;
  const texts = { az: visible(az), en: visible(en), ru: visible(ru) };
  if (!texts.az && !texts.en && !texts.ru) return null;
  return {
    az: texts.az || "<p></p>",
    ...(texts.en && { en: texts.en }),
    ...(texts.ru && { ru: texts.ru }),
  };
}

/** The safe HTML, or nothing where nobody would see any of it. */
function visible(html = ""): string {
  const text = safeHtml(html);
  return /<img|<hr/.test(text) || text.replaceAll(/<[^>]*>|&nbsp;|\s/g, "") !== "" ? text : "";
}
