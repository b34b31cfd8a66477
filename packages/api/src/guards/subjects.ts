import { administration } from "./administration.ts";
import { authoring } from "./authoring.ts";
import { catalogue } from "./catalogue.ts";
import { enrolment } from "./enrolment.ts";
import { learning } from "./learning.ts";
import { media } from "./media.ts";
import { people } from "./people.ts";
import type { Entry } from "./subject.ts";
import { telling } from "./telling.ts";

/**
 * For every procedure, what it is asked about. Whoever adds a procedure says here what there is to see or to change, and the
 * tests find out who may, and whether it is written down.
 */
export const subjects: Record<string, Entry> = {
  ...authoring,
  ...catalogue,
  ...enrolment,
  ...learning,
  ...media,
  ...people,
  ...telling,
  ...administration,
};
