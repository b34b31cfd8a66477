import type pg from "pg";
import type { PlannedLesson, PlannedTraining } from "./catalogue.ts";
import { type Clock, day, hour, minute } from "./clock.ts";
import type { People } from "./people.ts";
import { createRandom, type Random } from "./random.ts";
import { insertRows, moment, type Row } from "./rows.ts";

/** What became of a learner in a training. */
type Fate = "completed" | "started" | "approved" | "pending" | "rejected" | "waitlisted" | "cancelled";

/** A completed registration: who may sit the training's exam, and from when. */
export interface Completion {
  training: number;
  learner: number;
  at: number;
}

interface Visit {
  lesson: number;
  opened: number;
  left: number;
  done: boolean;
}

const statuses: Record<Fate, string> = {
  completed: "COMPLETED",
  started: "APPROVED",
  approved: "APPROVED",
  pending: "PENDING",
  rejected: "REJECTED",
  waitlisted: "WAITLISTED",
  cancelled: "CANCELLED",
};

// What the learner with the memorable address sees: something of everything.
const ownFates: Record<string, Fate> = {
  drip: "started",
  hazelnut: "started",
  "pesticide-safety": "completed",
  subsidies: "completed",
  "winter-wheat": "completed",
  "cotton-irrigation": "approved",
  pomegranate: "approved",
  "vine-pruning": "pending",
  climate: "cancelled",
};

/** Registrations and lesson progress. Returns who has completed what. */
export async function insertEnrolment(
  client: pg.Client,
  clock: Clock,
  people: People,
  trainings: PlannedTraining[],
): Promise<Completion[]> {
  const registrations: Row[] = [];
  const progress: Row[] = [];
  const completions: Completion[] = [];
  for (const training of trainings) {
    const random = createRandom(`enrolment ${training.of.key}`);
    let seats = training.of.seats ?? Number.POSITIVE_INFINITY;
    for (const { learner, registered } of arrivals(training, people, clock, random)) {
      const id = registrations.length + 1;
      const own = learner === people.learners[0]?.id ? ownFates[training.of.key] : undefined;
      let fate = own ?? pickFate(training, clock, random);
      const takesSeat = fate === "completed" || fate === "started" || fate === "approved";
      if (takesSeat && seats === 0) fate = "waitlisted";
      else if (takesSeat) seats -= 1;

      const visits = visitsOf(training, fate, registered, clock, random);
      const completed = fate === "completed" ? Math.max(...visits.map(({ left }) => left)) : null;
      if (completed) completions.push({ training: training.id, learner, at: completed });
      const until = Math.min(clock.now, firstDay(training, clock) ?? clock.now);
      const cancelled = fate === "cancelled" ? registered + (until - registered) * random.share() : null;
      registrations.push({
        id,
        user_id: learner,
        training_id: training.id,
        status: statuses[fate],
        registered_at: moment(registered),
        started_at: moment(visits[0]?.opened),
        completed_at: moment(completed),
        cancelled_at: moment(cancelled),
        approved_by_id: training.of.approval && takesSeat ? people.admin : null,
        created_at: moment(registered),
        updated_at: moment(completed ?? cancelled ?? visits.at(-1)?.left ?? registered),
      });
      progress.push(...visits.map((visit) => progressRow(id, visit)));
    }
  }
  await insertRows(client, "registrations", registrations);
  await insertRows(client, "lesson_progress", progress);
  return completions;
}

/** Who registers and when, in the order of time: once both training and account exist, and before it begins. */
function arrivals({ of, since, ...rest }: PlannedTraining, people: People, clock: Clock, random: Random) {
  const until = Math.min(clock.now, firstDay({ of, since, ...rest }, clock) ?? clock.now) - 2 * hour;
  const [own, ...others] = people.learners;
  const candidates = [...(own && of.key in ownFates ? [own] : []), ...random.shuffled(others)];
  return candidates
    .filter((learner) => learner.active && learner.since < until)
    .slice(0, of.crowd)
    .map((learner) => {
      const from = Math.max(since, learner.since);
      return { learner: learner.id, registered: Math.round(from + (until - from) * random.share()) };
    })
    .sort((a, b) => a.registered - b.registered);
}

function pickFate(training: PlannedTraining, clock: Clock, random: Random): Fate {
  const fates = fatesOf(training, clock);
  const total = fates.reduce((sum, [, weight]) => sum + weight, 0);
  let rest = random.share() * total;
  for (const [fate, weight] of fates) {
    rest -= weight;
    if (rest < 0) return fate;
  }
  return "approved";
}

function fatesOf(training: PlannedTraining, clock: Clock): [Fate, number][] {
  const { of } = training;
  const refusals: [Fate, number][] = of.approval ? [["rejected", 18]] : [];
  if (of.status === "CANCELLED")
    return [
      ["approved", 80],
      ["cancelled", 20],
    ];
  if (!of.days)
    return [
      ["completed", 34],
      ["started", 38],
      ["approved", 20],
      ["cancelled", 8],
    ];
  if (clock.at(of.days[0], 0) > clock.now) {
    const waiting: [Fate, number][] = of.approval ? [["pending", 45]] : [];
    return [["approved", 60], ["cancelled", 8], ...waiting, ...refusals];
  }
  if (clock.at(of.days[1] + 1, 0) > clock.now)
    return [
      ["started", 52],
      ["completed", 14],
      ["approved", 26],
      ["cancelled", 8],
    ];
  return [["completed", 62], ["started", 16], ["approved", 12], ["cancelled", 10], ...refusals];
}

/** The lessons that a learner opened, in their order, between the start and the end of the training or now. */
function visitsOf(
  training: PlannedTraining,
  fate: Fate,
  registered: number,
  clock: Clock,
  random: Random,
): Visit[] {
  if (fate !== "completed" && fate !== "started") return [];
  const from = Math.max(registered + hour, firstDay(training, clock) ?? 0);
  const close = training.of.days ? clock.at(training.of.days[1] + 4, 0) : from + random.within(3, 40) * day;
  const until = Math.max(Math.min(clock.now - 10 * minute, close), from + minute);
  const lessons = openedLessons(training, fate, random);
  const step = (until - from) / lessons.length;
  return lessons.map((lesson, n) => {
    const opened = Math.floor(from + step * (n + random.share() * 0.3));
    const left = Math.floor(opened + Math.min(step * 0.6, lesson.minutes * minute * (1 + random.share())));
    return { lesson: lesson.id, opened, left, done: fate === "completed" || n < lessons.length - 1 };
  });
}

/** All that is required and most of the rest; or only the first few, so that something required is left over. */
function openedLessons({ lessons }: PlannedTraining, fate: Fate, random: Random): PlannedLesson[] {
  const published = lessons.filter(({ draft }) => !draft);
  if (fate === "completed") return published.filter(({ required }) => required || random.share() < 0.6);
  const lastRequired = published.findLastIndex(({ required }) => required);
  return published.slice(0, random.within(1, lastRequired + 1));
}

function firstDay({ of }: PlannedTraining, clock: Clock): number | undefined {
  return of.days && clock.at(of.days[0], Number.parseInt(of.hours?.[0] ?? "0", 10));
}

function progressRow(registration: number, { lesson, opened, left, done }: Visit): Row {
  return {
    registration_id: registration,
    lesson_id: lesson,
    status: done ? "COMPLETED" : "IN_PROGRESS",
    opened_at: moment(opened),
    last_accessed_at: moment(left),
    completed_at: done ? moment(left) : null,
    seconds_spent: Math.round((left - opened) / 1000),
    created_at: moment(opened),
    updated_at: moment(left),
  };
}
