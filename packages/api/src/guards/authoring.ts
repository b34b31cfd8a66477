import type { TrainingEdit } from "../authoring/schema.ts";
import type { LessonEdit } from "../lesson/schema.ts";
import type { Scene } from "./scene.ts";
import { about, type Entry, missing, missingId, type Subject, type Trial } from "./subject.ts";

/** What an edit says beside which training, and from which version. */
export const fieldsOf = (row: {
  categoryId: number;
  trainerId: number;
}): Omit<TrainingEdit, "id" | "version"> => ({
  title: { az: "Yazılan təlim" },
  description: null,
  categoryId: row.categoryId,
  trainerId: row.trainerId,
  type: "VIDEO",
  difficulty: null,
  language: "az",
  tags: [],
  startDate: null,
  endDate: null,
  startTime: null,
  endTime: null,
  isRecurring: false,
  recurrenceFrequency: null,
  recurrenceEndDate: null,
  meetLink: null,
  address: null,
  latitude: null,
  longitude: null,
  capacity: null,
  registrationOpensAt: null,
  registrationClosesAt: null,
  requiresApproval: false,
  requireEmailVerification: false,
  hasCertificate: false,
  certificateDescription: null,
  certificateHasExpiry: false,
  certificateExpiryYears: null,
  certificateExpiryMonths: null,
  certificateExpiryDays: null,
  examRequired: false,
  minExamScore: null,
});

/** The same of a lesson. */
export const lessonOf: Omit<LessonEdit, "id" | "version"> = {
  title: { az: "Yazılan dərs" },
  description: null,
  content: null,
  type: "TEXT",
  status: "DRAFT",
  durationMinutes: null,
  isRequired: true,
  minCompletionSeconds: null,
};

const draft = ({ make, trainer }: Scene) => make.training({ trainerId: trainer, status: "DRAFT" });
const moduleOfDraft = async (scene: Scene) =>
  scene.make.module({ trainingId: (await draft(scene)).id, sequence: 1 });
const lessonOfDraft = async (scene: Scene) =>
  scene.make.lesson({ trainingId: (await draft(scene)).id, sequence: 1 });

const theirs = (is: string, arrange: (scene: Scene) => Promise<Trial>): Subject =>
  about("trainer's", is, arrange);

/** Writing trainings. */
export const authoring: Record<string, Entry> = {
  "lesson.draft": {
    subjects: [
      theirs("a lesson of their draft", async (scene) => {
        const { id } = await lessonOfDraft(scene);
        return { sees: async () => (await scene.api.lesson.draft({ id })).id === id };
      }),
      theirs("a lesson of their published training", async (scene) => {
        const { id: trainingId } = await scene.make.training({ trainerId: scene.trainer });
        const { id } = await scene.make.lesson({ trainingId });
        return { sees: async () => (await scene.api.lesson.draft({ id })).id === id };
      }),
      missing(({ api }) => api.lesson.draft({ id: missingId })),
    ],
  },
  "lesson.create": {
    because: "It takes the id of a module.",
    subjects: [
      theirs("a lesson in a module of their draft", async (scene) => {
        const { id: moduleId } = await moduleOfDraft(scene);
        return {
          does: () => scene.api.lesson.create({ moduleId, title: { az: "Dərs" }, type: "TEXT" }),
          happened: async () => (await scene.db.lesson.count({ where: { moduleId } })) === 1,
        };
      }),
    ],
  },
  "lesson.edit": {
    subjects: [
      theirs("a lesson of their draft", async (scene) => {
        const { id, version } = await lessonOfDraft(scene);
        return {
          does: () => scene.api.lesson.edit({ ...lessonOf, id, version }),
          happened: async () => (await scene.db.lesson.count({ where: { id, status: "DRAFT" } })) === 1,
        };
      }),
      missing(({ api }) => api.lesson.edit({ ...lessonOf, id: missingId, version: 1 })),
    ],
  },
  "lesson.delete": {
    subjects: [
      theirs("a lesson of their draft", async (scene) => {
        const { id, version } = await lessonOfDraft(scene);
        return {
          does: () => scene.api.lesson.delete({ id, version }),
          happened: async () => (await scene.db.lesson.count({ where: { id } })) === 0,
        };
      }),
      missing(({ api }) => api.lesson.delete({ id: missingId, version: 1 })),
    ],
  },
  "module.create": {
    because: "It takes the id of a training.",
    subjects: [
      theirs("a module in their draft", async (scene) => {
        const { id: trainingId } = await draft(scene);
        return {
          does: () => scene.api.module.create({ trainingId, title: { az: "Modul" } }),
          happened: async () => (await scene.db.module.count({ where: { trainingId } })) === 1,
        };
      }),
    ],
  },
  "module.edit": {
    subjects: [
      theirs("a module of their draft", async (scene) => {
        const { id, version } = await moduleOfDraft(scene);
        return {
          does: () => scene.api.module.edit({ id, version, title: { az: "Başqa" } }),
          happened: async () =>
            (await scene.db.module.count({ where: { id, version: { gt: version } } })) === 1,
        };
      }),
      missing(({ api }) => api.module.edit({ id: missingId, version: 1, title: { az: "Başqa" } })),
    ],
  },
  "module.delete": {
    subjects: [
      theirs("an empty module of their draft", async (scene) => {
        const { id, version } = await moduleOfDraft(scene);
        return {
          does: () => scene.api.module.delete({ id, version }),
          happened: async () => (await scene.db.module.count({ where: { id } })) === 0,
        };
      }),
      missing(({ api }) => api.module.delete({ id: missingId, version: 1 })),
    ],
  },
  "training.draft": {
    subjects: [
      theirs("their draft", async (scene) => {
        const { id } = await draft(scene);
        return { sees: async () => (await scene.api.training.draft({ id })).id === id };
      }),
      theirs("their published training", async (scene) => {
        const { id } = await scene.make.training({ trainerId: scene.trainer });
        return { sees: async () => (await scene.api.training.draft({ id })).id === id };
      }),
      missing(({ api }) => api.training.draft({ id: missingId })),
    ],
  },
  "training.revisions": {
    subjects: [
      theirs("the revisions of their draft", async (scene) => {
        const { id, trainerId } = await draft(scene);
        await scene.db.trainingRevision.create({
          data: {
            trainingId: id,
            version: 1,
            authorId: trainerId,
            begunAt: new Date(),
            savedAt: new Date(),
            snapshot: { fields: {}, modules: [] },
          },
        });
        return { sees: async () => (await scene.api.training.revisions({ id })).length === 1 };
      }),
      missing(({ api }) => api.training.revisions({ id: missingId })),
    ],
  },
  "training.create": {
    because: "There is no row before it.",
    subjects: [
      about("nobody's", "a training of one's own", async ({ api, db, make, me }) => {
        const { id: categoryId } = await make.category();
        return {
          does: () => api.training.create({ title: { az: "Təlim" }, type: "VIDEO", categoryId }),
          happened: async () => (await db.training.count({ where: { categoryId, trainerId: me } })) === 1,
        };
      }),
      about("nobody's", "a training that somebody else gives", async ({ api, db, make }) => {
        const { id: categoryId } = await make.category();
        const { userId: trainerId } = await make.trainer();
        return {
          does: () => api.training.create({ title: { az: "Təlim" }, type: "VIDEO", categoryId, trainerId }),
          happened: async () => (await db.training.count({ where: { categoryId } })) === 1,
        };
      }),
    ],
  },
  "training.clone": {
    subjects: [
      theirs("their published training", async ({ api, db, make, trainer }) => {
        const { id, categoryId } = await make.training({ trainerId: trainer });
        return {
          does: () => api.training.clone({ id }),
          happened: async () => (await db.training.count({ where: { categoryId, status: "DRAFT" } })) === 1,
        };
      }),
      missing(({ api }) => api.training.clone({ id: missingId })),
    ],
  },
  "training.edit": {
    subjects: [
      theirs("their draft", async (scene) => {
        const row = await draft(scene);
        return {
          does: () => scene.api.training.edit({ ...fieldsOf(row), id: row.id, version: row.version }),
          happened: async () =>
            (await scene.db.training.count({ where: { id: row.id, type: "VIDEO" } })) === 1,
        };
      }),
      missing(({ api }) =>
        api.training.edit({ ...fieldsOf({ categoryId: 1, trainerId: 1 }), id: missingId, version: 1 }),
      ),
    ],
  },
  "training.arrange": {
    subjects: [
      theirs("the modules of their draft", async (scene) => {
        const { id: first, trainingId: id } = await moduleOfDraft(scene);
        const { id: second } = await scene.make.module({ trainingId: id, sequence: 2 });
        const modules = [second, first].map((id) => ({ id, lessons: [] }));
        return {
          does: () => scene.api.training.arrange({ id, version: 1, modules }),
          happened: async () => (await scene.db.module.count({ where: { id: second, sequence: 1 } })) === 1,
        };
      }),
      missing(({ api }) => api.training.arrange({ id: missingId, version: 1, modules: [] })),
    ],
  },
  "training.restore": {
    subjects: [
      theirs("their draft", async (scene) => {
        const { id, trainerId, categoryId } = await draft(scene);
        await scene.db.trainingRevision.create({
          data: {
            trainingId: id,
            version: 1,
            authorId: trainerId,
            begunAt: new Date(),
            savedAt: new Date(),
            snapshot: { fields: { ...fieldsOf({ categoryId, trainerId }) }, modules: [] },
          },
        });
        return {
          does: () => scene.api.training.restore({ id, version: 1, revision: 1 }),
          happened: async () => (await scene.db.training.count({ where: { id, type: "VIDEO" } })) === 1,
        };
      }),
      missing(({ api }) => api.training.restore({ id: missingId, version: 1, revision: 1 })),
    ],
  },
  "training.delete": {
    subjects: [
      theirs("their draft", async (scene) => {
        const { id } = await draft(scene);
        return {
          does: () => scene.api.training.delete({ id }),
          happened: async () => (await scene.db.training.count({ where: { id } })) === 0,
        };
      }),
      missing(({ api }) => api.training.delete({ id: missingId })),
    ],
  },
};
