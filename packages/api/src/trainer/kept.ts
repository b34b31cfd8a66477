import type { Keeping } from "../keeping.ts";

/** The directory counts the trainings of each. */
export const trainerList: Keeping = { life: "list", tags: () => ["trainer", "training"] };
