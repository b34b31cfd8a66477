import type { Scene } from "./scene.ts";
import { about, type Entry, missing, missingId } from "./subject.ts";

/** A file of a training of the trainer. */
const trainers = async ({ make, trainer }: Scene) => {
  const { id: trainingId } = await make.training({ trainerId: trainer });
  return make.file({ purpose: "TRAINING_MEDIA", trainingId, ownerId: trainer });
};

/** A picture of who asks, which is no file of a training. */
const photo = ({ make, me }: Scene) => make.file({ purpose: "PROFILE_PHOTO", ownerId: me });

const subjects = [
  ["trainer's", "a file of their training", trainers],
  ["own", "one's photo", photo],
] as const;

/** What is shown and read in trainings. */
export const media: Record<string, Entry> = {
  "file.list": {
    subjects: [
      about("trainer's", "the files of their training", async (scene) => {
        const { id, trainingId } = await trainers(scene);
        const input = { trainingId: trainingId ?? 0 };
        return {
          sees: async () => (await scene.api.file.list(input)).items.some((item) => item.id === id),
        };
      }),
      about("trainer's", "the files of a lesson of theirs", async (scene) => {
        const { id: lessonId, trainingId } = await scene.make.lesson({
          trainingId: (await scene.make.training({ trainerId: scene.trainer })).id,
        });
        const { id } = await scene.make.file({ purpose: "LESSON_VIDEO", trainingId, lessonId });
        return {
          sees: async () =>
            (await scene.api.file.list({ trainingId, lessonId })).items.some((item) => item.id === id),
        };
      }),
      missing(({ api }) => api.file.list({ trainingId: missingId })),
    ],
  },
  "file.describe": {
    subjects: [
      ...subjects.map(([whose, is, row]) =>
        about(whose, is, async (scene) => {
          const { id } = await row(scene);
          return {
            does: () => scene.api.file.describe({ id, title: { az: "Ad" } }),
            happened: async () =>
              (await scene.db.file.count({ where: { id, title: { path: ["az"], equals: "Ad" } } })) === 1,
          };
        }),
      ),
      missing(({ api }) => api.file.describe({ id: missingId, title: null })),
    ],
  },
  "file.remove": {
    subjects: [
      ...subjects.map(([whose, is, row]) =>
        about(whose, is, async (scene) => {
          const { id } = await row(scene);
          return {
            does: () => scene.api.file.remove({ id }),
            happened: async () => (await scene.db.file.count({ where: { id } })) === 0,
          };
        }),
      ),
      missing(({ api }) => api.file.remove({ id: missingId })),
    ],
  },
};
