import type { Draft } from "./values.ts";

/** Modules and lessons in their order, as what is dragged knows them: `m1` is a module, `l1` a lesson. */
export type Order = { modules: string[]; lessons: Record<string, string[]> };

const idOf = (key: string) => Number(key.slice(1));

export const orderOf = (draft: Draft): Order => ({
  modules: draft.modules.map(({ id }) => `m${id}`),
  lessons: Object.fromEntries(
    draft.modules.map(({ id, lessons }) => [`m${id}`, lessons.map((lesson) => `l${lesson.id}`)]),
  ),
});

/** The order as the API takes it. */
export const modulesIn = ({ modules, lessons }: Order) =>
  modules.map((module) => ({ id: idOf(module), lessons: (lessons[module] ?? []).map(idOf) }));

/** Brings a module one place up or down. */
export function moduleMoved(order: Order, module: string, by: 1 | -1): Order {
  const from = order.modules.indexOf(module);
  return swapped(order.modules, from, from + by, (modules) => ({ ...order, modules })) ?? order;
}

/** Brings a lesson one place up or down, at the edge of its module into the next one. */
export function lessonMoved(order: Order, lesson: string, by: 1 | -1): Order {
  const module = order.modules.find((one) => order.lessons[one]?.includes(lesson));
  if (!module) return order;
  const own = order.lessons[module] ?? [];
  const from = own.indexOf(lesson);
  const within = swapped(own, from, from + by, (lessons) => ({
    ...order,
    lessons: { ...order.lessons, [module]: lessons },
  }));
  if (within) return within;
  const next = order.modules[order.modules.indexOf(module) + by];
  if (!next) return order;
  const others = order.lessons[next] ?? [];
  return {
    ...order,
    lessons: {
      ...order.lessons,
      [module]: own.filter((one) => one !== lesson),
      [next]: by === 1 ? [lesson, ...others] : [...others, lesson],
    },
  };
}

function swapped(list: string[], from: number, to: number, done: (list: string[]) => Order): Order | null {
  const [one, other] = [list[from], list[to]];
  if (one === undefined || other === undefined) return null;
  return done(list.with(from, other).with(to, one));
}

export const isSameOrder = (one: Order, other: Order) =>
  JSON.stringify(modulesIn(one)) === JSON.stringify(modulesIn(other));
