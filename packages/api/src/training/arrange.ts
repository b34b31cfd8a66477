import type { TrainingOrder } from "../authoring/schema.ts";
import { refuseStale, saving } from "../authoring.ts";
import { AppError } from "../error.ts";
import type { PersonContext } from "../trpc.ts";
import { editable } from "./edit.ts";

/**
 * Brings all modules and lessons of a training into another order, lessons from one module into another too. Who has not seen the
 * latest order, or does not name everything once, changes nothing.
 *
 * @throws AppError `training.notFound`, `training.changedMeanwhile`, `training.orderIncomplete`, and what `saving` throws.
 */
export const arrangeTraining = (
  ctx: PersonContext,
  { id, version: seen, modules }: TrainingOrder,
): Promise<{ outlineVersion: number }> =>
  saving(ctx, editable(ctx.viewer, id), async (tx, { version }) => {
    const { outlineVersion } = await tx.training.findUniqueOrThrow({
      where: { id },
      select: { outlineVersion: true },
    });
    await refuseStale(tx, id, { is: outlineVersion, seen });
    const was = await tx.module.findMany({
      where: { trainingId: id },
      orderBy: { sequence: "asc" },
      select: { id: true, lessons: { orderBy: { sequence: "asc" }, select: { id: true } } },
      relationLoadStrategy: "join",
    });
    const before = was.map((module) => ({
      id: module.id,
      lessons: module.lessons.map((lesson) => lesson.id),
    }));
    if (!sameIds(all(before), all(modules)) || !sameIds(ids(before), ids(modules)))
      throw new AppError("BAD_REQUEST", "training.orderIncomplete", { field: "modules" });
    const deed = {
      action: "training.arrange",
      entity: "training",
      entityId: id,
      before: { order: before },
      after: { order: modules },
    };
    if (JSON.stringify(before) === JSON.stringify(modules))
      return { changed: [], deed, answer: { outlineVersion } };
    const places = modules.flatMap((module) =>
      module.lessons.map((lesson, at) => ({ lesson, module: module.id, sequence: at + 1 })),
    );
    await tx.$executeRaw`
      update modules m set sequence = o.place
        from unnest(${ids(modules)}::int[]) with ordinality as o(id, place)
       where m.id = o.id and m.training_id = ${id} and m.sequence <> o.place`;
    await tx.$executeRaw`
      update lessons l set module_id = o.module_id, sequence = o.sequence
        from unnest(${places.map((place) => place.lesson)}::int[], ${places.map((place) => place.module)}::int[],
                    ${places.map((place) => place.sequence)}::int[]) as o(id, module_id, sequence)
       where l.id = o.id and l.training_id = ${id} and (l.module_id, l.sequence) <> (o.module_id, o.sequence)`;
    await tx.training.update({ where: { id }, data: { outlineVersion: version }, select: { id: true } });
    return { changed: ["order"], deed, answer: { outlineVersion: version } };
  });

type Order = TrainingOrder["modules"];

const ids = (order: Order) => order.map(({ id }) => id);
const all = (order: Order) => order.flatMap(({ lessons }) => lessons);
const sameIds = (some: number[], others: number[]) =>
  some.length === others.length && new Set([...some, ...others]).size === some.length;
