import type { Keeping } from "../keeping.ts";

/** The list counts what is in each. */
export const categoryList: Keeping = { life: "list", tags: () => ["category", "training", "exam"] };
