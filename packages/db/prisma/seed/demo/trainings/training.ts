import type { CategoryKey } from "../categories.ts";
import type { TrainerKey } from "../trainers.ts";

/** Where an offline training takes place. */
export interface Place {
  address: string;
  latitude: number;
  longitude: number;
}

/** A training of the demo as it is written down. Texts are "az | en | ru"; days count from the day of seeding. */
export interface DemoTraining {
  key: string;
  category: CategoryKey;
  trainer: TrainerKey;
  type: "ONLINE" | "OFFLINE" | "VIDEO";
  status?: "DRAFT" | "ARCHIVED" | "CANCELLED";
  difficulty?: "BEGINNER" | "INTERMEDIATE" | "ADVANCED" | "EXPERT";
  /** First and last day and the hours; none for a video. */
  days?: readonly [first: number, last: number];
  hours?: readonly [from: string, to: string];
  recurs?: "DAILY" | "WEEKLY";
  place?: Place;
  seats?: number;
  approval?: true;
  /** Another picture than the category's. */
  scene?: string;
  intro?: true;
  certificate?: string;
  /** Years until the certificate ends. */
  validYears?: number;
  examScore?: number;
  tags: string[];
  /** How many register. */
  crowd: number;
  title: string;
  description: string;
  outline: string;
}
