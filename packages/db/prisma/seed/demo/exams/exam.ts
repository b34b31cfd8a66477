import type { CategoryKey } from "../categories.ts";
import type { TrainerKey } from "../trainers.ts";

/** An exam of the demo as it is written down. Texts are "az | en | ru"; days count from the day of seeding. */
export interface DemoExam {
  /** The key of its training, or the category and author of an independent exam. */
  of: { training: string } | { category: CategoryKey; trainer: TrainerKey };
  status?: "DRAFT" | "ARCHIVED";
  /** First and last day; null leaves that end open. None at all: it can be taken at any time. */
  days?: readonly [first: number, last: number | null];
  passingScore: number;
  /** Minutes. */
  duration: number;
  maxAttempts?: number;
  /** How many questions an attempt draws; all when left out. */
  draws?: number;
  /** Days that its own certificate is valid; only an independent exam gives one. */
  certificateDays?: number;
  hashtags: string[];
  title: string;
  description: string;
  rules?: string;
  /** How many of those who may take it do. */
  crowd: number;
  paper: string;
}
