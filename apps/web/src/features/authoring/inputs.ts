import "#safety/no-eval.ts";
import type { Problem } from "@agrar/api";
import { flawsOf, trainingCreation, trainingEdit } from "@agrar/api/authoring/schema";
import { lessonEdit, wayOf } from "@agrar/api/lesson/schema";
import { problemsOf } from "@agrar/api/problem/schema";
import type { Fields, LessonFields } from "./values.ts";

/** What is wrong with a training that is written, as the API would say it. */
export function problemsInTraining(fields: Fields): Problem[] {
  const { data, error } = trainingEdit.omit({ id: true, version: true }).safeParse(fields);
  return error ? problemsOf(error) : flawsOf(data);
}

/** The same of a lesson. */
export function problemsInLesson(fields: LessonFields): Problem[] {
  const { error } = lessonEdit.omit({ id: true, version: true }).safeParse(fields);
  return error ? problemsOf(error) : [];
}

/** The same of a training that begins. */
export function problemsInCreation(creation: unknown): Problem[] {
  const { error } = trainingCreation.safeParse(creation);
  return error ? problemsOf(error) : [];
}

/** Whether a text may have a link to an address: to one that it may not, the words would stay without it. */
export const isLink = (address: string): boolean => wayOf(address) !== null;
