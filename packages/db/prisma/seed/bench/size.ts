/** An inclusive range of whole numbers. */
export type Range = readonly [least: number, most: number];

/** How many there are of something that hangs on a training or an exam. */
export type Crowd =
  | { each: Range }
  /** Shared out by popularity: few have very many, many have few. The first `full` ones have `fullEach`. */
  | { total: number; full?: number; fullEach?: number };

/** How much a benchmark database holds. The rest follows from it. */
export interface BenchSize {
  trainers: number;
  learners: number;
  trainings: number;
  /** Modules of each training. */
  modules: Range;
  /** Lessons of each module. */
  lessons: Range;
  registrations: Crowd;
  exams: number;
  /** Questions of each exam, four choices each. */
  questions: Range;
  attempts: Crowd;
}

export type BenchSizeName = "report" | "large" | "xl";

export const benchSizes: Record<BenchSizeName, BenchSize> = {
  report: {
    trainers: 10,
    learners: 100,
    trainings: 100,
    modules: [5, 10],
    lessons: [3, 8],
    registrations: { each: [5, 15] },
    exams: 50,
    questions: [10, 20],
    attempts: { each: [5, 15] },
  },
  large: {
    trainers: 200,
    learners: 20_000,
    trainings: 5_000,
    modules: [2, 4],
    lessons: [2, 5],
    registrations: { total: 500_000 },
    exams: 2_500,
    questions: [5, 10],
    attempts: { total: 500_000 },
  },
  xl: {
    trainers: 100,
    learners: 50_000,
    trainings: 2_000,
    modules: [2, 4],
    lessons: [2, 5],
    registrations: { total: 1_000_000, full: 12, fullEach: 20_000 },
    exams: 1_000,
    questions: [5, 10],
    attempts: { total: 500_000 },
  },
};
