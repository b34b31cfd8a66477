import { isDeepStrictEqual } from "node:util";
import { Prisma } from "@agrar/db";
import { refuseStale, saving } from "../authoring.ts";
import { safeHtml } from "../safe-html.ts";
import type { PersonContext } from "../trpc.ts";
import { editable, heldLesson } from "./queries.ts";
import type { LessonEdit, LessonField, LessonFields } from "./schema.ts";

/** The long texts: revisions keep them, the log says that they changed. */
const long: ReadonlySet<LessonField> = new Set(["description", "content"]);

/**
 * Puts the fields of a lesson in place of those that there were, if nobody has meanwhile; of its text, what is safe. Archived, it is
 * still there for those who know it.
 *
 * @throws AppError `lesson.notFound` when it is not one's to edit, `training.changedMeanwhile`, and what `saving` throws.
 */
export const editLesson = (
  ctx: PersonContext,
  { id, version: seen, ...input }: LessonEdit,
): Promise<{ version: number }> =>
  saving(ctx, editable(ctx.viewer, id), async (tx, { version }) => {
    const { trainingId, version: is, fields: before } = await heldLesson(tx, id);
    await refuseStale(tx, trainingId, { is, seen });
    const after = { ...input, content: safe(input.content) };
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

/** The safe text in each language; a language of which nothing is left is one that it does not have. */
function safe(content: LessonFields["content"]): LessonFields["content"] {
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
