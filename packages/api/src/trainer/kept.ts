import type { Keeping } from "../keeping.ts";

/** The directory counts the trainings of each, and their ratings. */
export const trainerList: Keeping = { life: "list", tags: () => ["trainer", "training", "rating"] };
