import { z } from "zod";
import { id, version, writtenIn } from "../list/schema.ts";

const title = writtenIn(255);

export const moduleCreation = z.strictObject({ trainingId: id, title });
export type ModuleCreation = z.infer<typeof moduleCreation>;

/** The title as it shall be, and the version that the module was before. */
export const moduleEdit = z.strictObject({ id, version, title });
export type ModuleEdit = z.infer<typeof moduleEdit>;

/** A module, and the version of it that one saw. */
export const moduleSeen = z.strictObject({ id, version });
export type ModuleSeen = z.infer<typeof moduleSeen>;
