import { fillOnce, moveSequences, type Progress, type Target } from "../fill.ts";
import { insertCatalogue, planTrainings } from "./catalogue.ts";
import { createClock } from "./clock.ts";
import { insertEnrolment } from "./enrolment.ts";
import { insertFiles } from "./files.ts";
import { insertExams, planExams } from "./papers.ts";
import { insertPeople } from "./people.ts";
import { insertRatings } from "./ratings.ts";
import { insertAttempts } from "./sittings.ts";

/**
 * Fills an empty, migrated database with a believable portal whose trainings and exams lie around `now`: past,
 * running and to come. The same `now` gives the same rows. Returns false, with nothing done, when the database
 * has users.
 */
export function seedDemo(target: Target, onProgress?: Progress, now = new Date()): Promise<boolean> {
  const clock = createClock(now);
  const demo = {
    name: "demo",
    async run(client: Parameters<typeof moveSequences>[0]) {
      const people = await insertPeople(client, clock);
      const trainings = planTrainings(clock, people);
      await insertCatalogue(client, clock, trainings);
      await insertFiles(client, trainings);
      const completions = await insertEnrolment(client, clock, people, trainings);
      await insertRatings(client, clock, completions);
      const exams = planExams(clock, people, trainings);
      await insertExams(client, exams);
      await insertAttempts(client, clock, people, exams, completions);
      await moveSequences(client);
    },
  };
  return fillOnce(target, [demo], onProgress);
}
