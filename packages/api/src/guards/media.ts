import type { Scene } from "./scene.ts";
import { about, type Entry, missing, missingId, ownAndForeign } from "./subject.ts";

/** A file of a training of the trainer. */
const trainers = async ({ make, trainer }: Scene) => {
  const { id: trainingId } = await make.training({ trainerId: trainer });
  return make.file({ purpose: "TRAINING_MEDIA", trainingId, ownerId: trainer });
};

/** A finished upload of somebody's, and the file that it became. */
const uploaded = async ({ make, db, trainer }: Scene, ownerId: number) => {
  const { id: trainingId } = await make.training({ trainerId: trainer });
  const { id: fileId } = await make.file({ purpose: "TRAINING_MEDIA", trainingId, ownerId });
  const upload = crypto.randomUUID().replaceAll("-", "");
  await db.upload.create({
    data: {
      ...{
        id: upload,
        ownerId,
        purpose: "TRAINING_MEDIA",
        trainingId,
        fileId,
        name: "a",
        size: 1,
        arrived: 1,
      },
      finishedAt: new Date(),
    },
  });
  return { upload };
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
  "file.uploaded": {
    subjects: [
      ...ownAndForeign(
        (whose) => `${whose} upload`,
        async (scene, owner) => {
          const { upload } = await uploaded(scene, owner);
          return { sees: async () => (await scene.api.file.uploaded({ upload })).url !== "" };
        },
      ),
      missing(({ api }) => api.file.uploaded({ upload: "0".repeat(32) })),
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
