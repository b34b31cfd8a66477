import type pg from "pg";
import { type Clock, hour, minute } from "./clock.ts";
import type { Completion } from "./enrolment.ts";
import type { PlannedExam } from "./papers.ts";
import type { People } from "./people.ts";
import { createRandom, type Random } from "./random.ts";
import { insertRows, moment, type Row } from "./rows.ts";

type Outcome = "IN_PROGRESS" | "SUBMITTED" | "PENDING_REVIEW" | "PASSED" | "FAILED" | "EXPIRED" | "VOIDED";

interface Candidate {
  learner: number;
  from: number;
}

/** Attempts, each inside the dates of its exam and, where there is a training, after it was completed. */
export async function insertAttempts(
  client: pg.Client,
  clock: Clock,
  people: People,
  exams: PlannedExam[],
  completions: Completion[],
): Promise<void> {
  const rows = exams.flatMap((exam) => {
    const random = createRandom(`attempts ${exam.id}`);
    const until = Math.min(clock.now, exam.closes ?? clock.now);
    return candidatesFor(exam, people, completions)
      .map(({ learner, from }) => ({ learner, from: Math.max(from, exam.opens ?? exam.since) }))
      .filter(({ from }) => from + 4 * hour < until && exam.of.status === undefined)
      .slice(0, exam.of.crowd)
      .flatMap((candidate, n) => sittings(exam, candidate, n, until, clock, random));
  });
  await insertRows(
    client,
    "exam_attempts",
    rows.map((row, n) => ({ id: n + 1, ...row })),
  );
}

function candidatesFor(exam: PlannedExam, people: People, completions: Completion[]): Candidate[] {
  const { training } = exam;
  if (!training)
    return people.learners
      .filter(({ active }) => active)
      .map(({ id, since }) => ({ learner: id, from: since }));
  return completions
    .filter((completion) => completion.training === training.id)
    .map(({ learner, at }) => ({ learner, from: at }));
}

/** One learner's attempts in their order. Only a failed one is followed by another. */
function sittings(
  exam: PlannedExam,
  { learner, from }: Candidate,
  n: number,
  until: number,
  clock: Clock,
  random: Random,
): Row[] {
  const allowed = exam.of.duration * minute;
  const outcomes = outcomesOf(exam, n, until === clock.now, random);
  const room = until - allowed - from;
  return outcomes.map((outcome, place) => {
    const share = (place + random.share() * 0.5) / outcomes.length;
    const started =
      outcome === "IN_PROGRESS"
        ? clock.now - Math.round(allowed * 0.2)
        : Math.round(from + Math.max(room, 0) * share);
    const finished = started + Math.round(allowed * (outcome === "EXPIRED" ? 1 : 0.4 + random.share() * 0.5));
    const open = outcome === "IN_PROGRESS" || outcome === "VOIDED";
    const graded = outcome === "PASSED" || outcome === "FAILED";
    const byHand = graded && exam.questions.some(({ type }) => type === "TEXT");
    return {
      user_id: learner,
      exam_id: exam.id,
      attempt_number: place + 1,
      status: outcome,
      score: graded ? score(exam, outcome === "PASSED", random) : null,
      started_at: moment(started),
      deadline_at: moment(Math.min(started + allowed, exam.closes ?? Number.POSITIVE_INFINITY)),
      finished_at: open ? null : moment(finished),
      graded_at: graded ? moment(finished) : null,
      graded_by_id: byHand ? exam.trainerId : null,
      created_at: moment(started),
      updated_at: moment(open ? started : finished),
    };
  });
}

/** The first candidates of an exam show every status once; the rest pass or fail. */
function outcomesOf({ of, questions }: PlannedExam, n: number, open: boolean, random: Random): Outcome[] {
  const again = (of.maxAttempts ?? 2) > 1;
  if (n === 0 || n === 5) return ["PASSED"];
  if (n === 1 && open) return ["IN_PROGRESS"];
  if (n === 2 && questions.some(({ type }) => type === "TEXT")) return ["PENDING_REVIEW"];
  if (n === 3 && open) return ["SUBMITTED"];
  if (n === 4) return ["EXPIRED"];
  if (n === 8) return ["VOIDED"];
  const luck = random.share();
  if (luck < 0.6 || !again) return luck < 0.8 ? ["PASSED"] : ["FAILED"];
  return luck < 0.88 ? ["FAILED", "PASSED"] : ["FAILED"];
}

function score({ of, training }: PlannedExam, passed: boolean, random: Random): number {
  const mark = Math.max(of.passingScore, training?.of.examScore ?? 0);
  return passed ? random.within(mark, 100) : random.within(15, of.passingScore - 1);
}
