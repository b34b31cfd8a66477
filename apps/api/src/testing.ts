import type { Viewer } from "@agrar/api/server";
import { given } from "@agrar/db/given";
import { cloneDb } from "@agrar/db/testing";
import { createServer, type ServerOptions } from "./server.ts";

/**
 * A server of a test's own over a database of its own, both gone with `drop`. It does not listen: requests are
 * injected. `viewer` is who sends every request; without one, it is who the request says.
 */
export async function testServer(options: Partial<ServerOptions> & { viewer?: Viewer } = {}) {
  const { viewer, ...rest } = options;
  const { db, url, drop } = await cloneDb();
  const app = createServer({ db, ...(viewer && { viewerOf: async () => ({ viewer }) }), ...rest });
  await app.ready();
  return {
    app,
    db,
    url,
    make: given(db),
    async drop() {
      await app.close();
      await drop();
    },
  };
}

/**
 * A small portal that is the same each time: three categories, two trainers, twelve trainings with a chapter of two
 * lessons each, six exams.
 */
export async function smallPortal(make: ReturnType<typeof given>) {
  const orchards = await make.category({ name: { az: "Bağçılıq", en: "Orchards" }, sortOrder: 1 });
  const animals = await make.category({ name: { az: "Heyvandarlıq", en: "Livestock" }, sortOrder: 2 });
  await make.category({ name: { az: "Arıçılıq", en: "Bee-keeping" }, sortOrder: 3 });
  const leyla = await make.trainer(
    { specialty: { az: "Meyvəçilik", en: "Fruit growing" }, experienceYears: 5, experienceMonths: 3 },
    { firstName: "Leyla", lastName: "Həsənova" },
  );
  const orxan = await make.trainer(
    { specialty: { az: "Baytarlıq", en: "Veterinary medicine" }, experienceYears: 11 },
    { firstName: "Orxan", lastName: "Əliyev" },
  );
  const types = ["ONLINE", "OFFLINE", "VIDEO"] as const;
  const trainings = [];
  for (let n = 1; n <= 12; n++) {
    const training = await make.training({
      title: { az: `Alma bağı ${n}`, en: `Apple orchard ${n}`, ru: `Яблоневый сад ${n}` },
      description: { az: "Budama və suvarma", en: "Pruning and irrigation" },
      categoryId: n % 2 ? orchards.id : animals.id,
      trainerId: n % 2 ? leyla.userId : orxan.userId,
      type: types[n % 3] ?? "ONLINE",
      difficulty: n % 2 ? "BEGINNER" : null,
      startDate: new Date(Date.UTC(2027, 0, n)),
      endDate: new Date(Date.UTC(2027, 0, n + 1)),
      startTime: new Date("1970-01-01T09:30Z"),
      capacity: n,
      address: "Quba",
      latitude: 41.36,
      longitude: 48.51,
      isRecurring: n === 1,
      recurrenceFrequency: n === 1 ? "WEEKLY" : null,
      hasCertificate: n <= 4,
      certificateDescription: { az: "Sertifikat" },
      createdAt: new Date(Date.UTC(2026, 5, n)),
    });
    const module = await make.module({ trainingId: training.id, sequence: 1 });
    for (const sequence of [1, 2]) await make.lesson({ moduleId: module.id, sequence, durationMinutes: 10 });
    await make.file({ purpose: "TRAINING_BANNER", trainingId: training.id, mime: "image/png", size: 1000 });
    for (let learner = 0; learner < n % 4; learner++)
      await make.registration({ trainingId: training.id, status: learner === 0 ? "COMPLETED" : "APPROVED" });
    trainings.push(training);
  }
  const exams = [];
  for (let n = 1; n <= 6; n++) {
    const exam = await make.exam({
      ...(n <= 3 ? { trainingId: trainings[n - 1]?.id ?? null } : { categoryId: animals.id }),
      title: { az: `İmtahan ${n}`, en: `Exam ${n}` },
      rules: { az: "Qaydalar" },
      startDate: n === 6 ? new Date("2999-01-01") : null,
      endDate: n === 5 ? new Date("2001-01-01") : null,
      createdAt: new Date(Date.UTC(2026, 5, n)),
    });
    await make.question({ examId: exam.id, explanation: { az: "İzah" } });
    await make.attempt({ examId: exam.id, status: n % 2 ? "PASSED" : "FAILED" });
    exams.push(exam);
  }
  return { orchards, animals, leyla, orxan, trainings, exams };
}
