import { expect, test } from "vitest";
import { isSameOrder, lessonMoved, moduleMoved, modulesIn, type Order } from "./order.ts";

const order: Order = { modules: ["m1", "m2", "m3"], lessons: { m1: ["l1", "l2"], m2: ["l3"], m3: [] } };
const read = (order: Order) => modulesIn(order).map(({ id, lessons }) => `${id}:${lessons.join("")}`);

test("a module goes one place up or down, and stays at the edge", () => {
  expect(read(moduleMoved(order, "m2", -1))).toEqual(["2:3", "1:12", "3:"]);
  expect(read(moduleMoved(order, "m1", 1))).toEqual(["2:3", "1:12", "3:"]);
  expect(moduleMoved(order, "m1", -1)).toBe(order);
  expect(moduleMoved(order, "m3", 1)).toBe(order);
});

test("a lesson goes one place up or down, at the edge into the next module", () => {
  expect(read(lessonMoved(order, "l1", 1))).toEqual(["1:21", "2:3", "3:"]);
  expect(read(lessonMoved(order, "l2", 1))).toEqual(["1:1", "2:23", "3:"]);
  expect(read(lessonMoved(order, "l3", -1))).toEqual(["1:123", "2:", "3:"]);
  expect(read(lessonMoved(order, "l3", 1))).toEqual(["1:12", "2:", "3:3"]);
  expect(lessonMoved(order, "l1", -1)).toBe(order);
  expect(lessonMoved(order, "l9", 1)).toBe(order);
});

test("what is moved there and back is where it was", () => {
  expect(isSameOrder(lessonMoved(lessonMoved(order, "l2", 1), "l2", -1), order)).toBe(true);
  expect(isSameOrder(lessonMoved(order, "l1", 1), order)).toBe(false);
});
