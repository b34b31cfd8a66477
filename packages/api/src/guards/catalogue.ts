import type { SearchNoun } from "../search/schema.ts";
import type { Scene } from "./scene.ts";
import {
  about,
  aboutOneself,
  byId,
  type Entry,
  listed,
  missing,
  missingId,
  notThere,
  ownAndForeign,
  type Subject,
} from "./subject.ts";

const publishedTraining = ({ make, trainer }: Scene) => make.training({ trainerId: trainer });
const draftTraining = ({ make, trainer }: Scene) => make.training({ trainerId: trainer, status: "DRAFT" });

const publishedExam = async (scene: Scene) =>
  scene.make.exam({ trainingId: (await publishedTraining(scene)).id });
const draftExam = async (scene: Scene) =>
  scene.make.exam({ trainingId: (await publishedTraining(scene)).id, status: "DRAFT" });
const examOfDraft = async (scene: Scene) => scene.make.exam({ trainingId: (await draftTraining(scene)).id });

const trainers = listed(({ api }, input) => api.trainer.list(input));
const trainings = listed(({ api }, input) => api.training.list(input));
const training = byId(({ api }, input) => api.training.byId(input));
const exams = listed(({ api }, input) => api.exam.list(input));
const exam = byId(({ api }, input) => api.exam.byId(input));

/** A word that nothing else has. */
let words = 100_000;
const newWord = () => `zq${++words}`;

/** What is found of a row that has the word for its title. */
const found = (
  whose: Subject["whose"],
  is: string,
  noun: SearchNoun,
  row: (scene: Scene, title: { az: string }) => Promise<unknown>,
) =>
  about(whose, is, async (scene) => {
    const search = newWord();
    await row(scene, { az: search });
    return {
      sees: async () => (await scene.api.search.overview({ search, nouns: [noun] })).groups[0]?.total === 1,
    };
  });

const foundTraining = (whose: Subject["whose"], is: string, status: "DRAFT" | "PUBLISHED") =>
  about(whose, is, async ({ api, make, trainer }) => {
    const search = newWord();
    await make.training({ trainerId: trainer, title: { az: search }, status });
    return {
      sees: async () => {
        const { total, items, facets } = await api.search.trainings({ search });
        return total === 1 && items.length === 1 && facets.trainer.length === 1;
      },
    };
  });

const nothingFound = (is: string, sees: (scene: Scene, search: string) => Promise<boolean>) =>
  about("missing", is, async (scene) => ({ sees: () => sees(scene, newWord()) }));

/** Bringing the trainer's training from one state into another. */
const moved = (
  verb: "publish" | "archive" | "cancel",
  from: "DRAFT" | "PUBLISHED",
  to: "PUBLISHED" | "ARCHIVED" | "CANCELLED",
): Entry => ({
  subjects: [
    about("trainer's", from.toLowerCase(), async ({ api, db, make, trainer }) => {
      const { id } = await make.training({
        trainerId: trainer,
        status: from,
        startDate: new Date("2099-03-21"),
        meetLink: "https://meet.example/x",
      });
      return {
        does: () => api.training[verb]({ id }),
        happened: async () => (await db.training.count({ where: { id, status: to } })) === 1,
      };
    }),
    missing(({ api }) => api.training[verb]({ id: missingId })),
  ],
});

const ofThePortal = "Categories are the portal's, and nobody's own.";

/** What the portal teaches. */
export const catalogue: Record<string, Entry> = {
  "category.list": {
    because: "Categories are the portal's, and all come at once.",
    subjects: [
      about("nobody's", "a category", async ({ api, make }) => {
        const { id } = await make.category();
        return { sees: async () => (await api.category.list({})).some((category) => category.id === id) };
      }),
    ],
  },
  "category.create": {
    because: "It makes one.",
    subjects: [
      about("nobody's", "a category", async ({ api, db, me }) => {
        const az = `Sahə ${me}`;
        return {
          does: () => api.category.create({ name: { az } }),
          happened: async () => (await db.category.count({ where: { name: { equals: { az } } } })) === 1,
        };
      }),
    ],
  },
  "category.update": {
    because: ofThePortal,
    subjects: [
      about("nobody's", "a category", async ({ api, db, make }) => {
        const { id } = await make.category();
        return {
          does: () => api.category.update({ id, isActive: false }),
          happened: async () => (await db.category.count({ where: { id, isActive: false } })) === 1,
        };
      }),
      missing(({ api }) => api.category.update({ id: missingId, isActive: false })),
    ],
  },
  "category.arrange": {
    because: "It takes all that there are.",
    subjects: [
      about("nobody's", "the order of all categories", async ({ api, db, make, me }) => {
        // None is made where there are some: somebody else may be about to say the order of all.
        if ((await db.category.count()) === 0) await make.category();
        const rows = await db.category.findMany({ select: { id: true } });
        return {
          does: () => api.category.arrange({ order: rows.map(({ id }) => id) }),
          happened: async () =>
            (await db.auditEntry.count({ where: { userId: me, action: "category.arrange" } })) === 1,
        };
      }),
    ],
  },
  "category.remove": {
    because: ofThePortal,
    subjects: [
      about("nobody's", "a category that nothing is in", async ({ api, db, make }) => {
        const { id } = await make.category();
        return {
          does: () => api.category.remove({ id }),
          happened: async () => (await db.category.count({ where: { id } })) === 0,
        };
      }),
      missing(({ api }) => api.category.remove({ id: missingId })),
    ],
  },
  "trainer.list": {
    because: "The directory is the portal's.",
    subjects: [
      trainers.row("nobody's", "an active trainer", async ({ trainer }) => ({ id: trainer })),
      trainers.row("nobody's", "one who is no longer active", async ({ make }) => {
        const { userId } = await make.trainer({}, { isActive: false });
        return { id: userId };
      }),
      trainers.missing,
    ],
  },
  "search.overview": {
    subjects: [
      found("nobody's", "a published training", "TRAINING", ({ make, trainer }, title) =>
        make.training({ trainerId: trainer, title }),
      ),
      found("trainer's", "a draft", "TRAINING", ({ make, trainer }, title) =>
        make.training({ trainerId: trainer, title, status: "DRAFT" }),
      ),
      found("trainer's", "a chapter of a draft", "MODULE", async (scene, title) =>
        scene.make.module({ trainingId: (await draftTraining(scene)).id, title }),
      ),
      found("trainer's", "a draft lesson of a published training", "LESSON", async (scene, title) =>
        scene.make.lesson({ trainingId: (await publishedTraining(scene)).id, title, status: "DRAFT" }),
      ),
      found("trainer's", "an exam of a draft", "EXAM", async (scene, title) =>
        scene.make.exam({ trainingId: (await draftTraining(scene)).id, title }),
      ),
      found("nobody's", "a trainer who is no longer active", "TRAINER", ({ make }, { az }) =>
        make.trainer({}, { lastName: az, isActive: false }),
      ),
      nothingFound(notThere, async ({ api }, search) =>
        (await api.search.overview({ search })).groups.some(({ total }) => total > 0),
      ),
    ],
  },
  "search.trainings": {
    subjects: [
      foundTraining("nobody's", "published", "PUBLISHED"),
      foundTraining("trainer's", "draft", "DRAFT"),
      nothingFound(notThere, async ({ api }, search) => (await api.search.trainings({ search })).total > 0),
    ],
  },
  "training.list": {
    subjects: [
      trainings.row("nobody's", "published", publishedTraining),
      trainings.row("trainer's", "draft", draftTraining),
      about("trainer's", "scope mine", async (scene) => {
        const { id } = await publishedTraining(scene);
        return {
          sees: async () => {
            const { items } = await scene.api.training.list({ scope: "mine" });
            return items.some((item) => item.id === id);
          },
        };
      }),
      trainings.missing,
    ],
  },
  "training.byId": {
    subjects: [
      training.row("nobody's", "published", publishedTraining),
      training.row("trainer's", "draft", draftTraining),
      about("trainer's", "joining link of a published one", async ({ api, make, trainer }) => {
        const { id } = await make.training({ trainerId: trainer, meetLink: "https://meet.example/x" });
        return { sees: async () => (await api.training.byId({ id })).meetLink !== null };
      }),
      about("trainer's", "draft lessons and lesson files of a published one", async (scene) => {
        const { api, make } = scene;
        const { id: trainingId } = await publishedTraining(scene);
        const { id: lessonId, moduleId } = await make.lesson({ trainingId, sequence: 1 });
        await make.lesson({ moduleId, sequence: 2, status: "DRAFT" });
        await make.file({ purpose: "LESSON_VIDEO", trainingId, lessonId });
        return {
          sees: async () => {
            const { modules } = await api.training.byId({ id: trainingId, includeModules: true });
            const lessons = modules?.[0]?.lessons ?? [];
            return lessons.length === 2 && lessons[0]?.videoUrl !== null;
          },
        };
      }),
      training.missing,
    ],
  },
  "training.recommended": {
    because: aboutOneself,
    subjects: ownAndForeign(
      (whose) => `a training of the category that is ${whose}`,
      async ({ api, db, make }, userId) => {
        const { id, categoryId } = await make.training();
        await db.categorySubscription.create({ data: { userId, categoryId } });
        return {
          sees: async () =>
            (await api.training.recommended({ limit: 12 })).some(
              ({ because, training }) => because === "CATEGORY" && training.id === id,
            ),
        };
      },
    ),
  },
  "training.today": {
    because: "It takes no id: it is about what one gives.",
    subjects: [
      about("trainer's", "a training that they give today", async ({ api, ctx, make, trainer }) => {
        // By the clock of the training, which is four hours ahead: in the evening of UTC it is tomorrow there.
        const today = new Date(ctx.now.getTime() + 4 * 3_600_000);
        const { id } = await make.training({ trainerId: trainer, startDate: today, endDate: today });
        return { sees: async () => (await api.training.today()).some((session) => session.id === id) };
      }),
    ],
  },
  "training.publish": moved("publish", "DRAFT", "PUBLISHED"),
  "training.archive": moved("archive", "PUBLISHED", "ARCHIVED"),
  "training.cancel": moved("cancel", "PUBLISHED", "CANCELLED"),
  "exam.list": {
    subjects: [
      exams.row("nobody's", "published", publishedExam),
      exams.row("trainer's", "draft", draftExam),
      exams.row("trainer's", "published, in a draft training", examOfDraft),
      exams.missing,
    ],
  },
  "exam.byId": {
    subjects: [
      exam.row("nobody's", "published", publishedExam),
      exam.row("trainer's", "draft", draftExam),
      exam.row("trainer's", "published, in a draft training", examOfDraft),
      about("trainer's", "questions and keys of a published one", async (scene) => {
        const { id } = await publishedExam(scene);
        await scene.make.question({ examId: id });
        return {
          sees: async () => {
            const { questions } = await scene.api.exam.byId({ id, includeQuestions: true });
            return questions?.length === 1;
          },
        };
      }),
      exam.missing,
    ],
  },
};
