import type { Viewer } from "../context.ts";

/** Whether a viewer manages categories, and is shown those that are not offered any more. */
export const isEditor = (viewer: Viewer): boolean => viewer.role === "ADMIN";
