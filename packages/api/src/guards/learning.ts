import type { Api, Scene } from "./scene.ts";
import { about, type Entry, missing, missingId, ownAndForeign } from "./subject.ts";

type Row = { userId: number; lessonId: number };

/** A lesson that somebody who is registered has opened, a minute ago, in a training of the trainer. */
async function opened(
  { db, make, trainer }: Scene,
  userId: number,
): Promise<Row & { id: number; trainingId: number }> {
  const { id: trainingId } = await make.training({ trainerId: trainer });
  const { id: lessonId } = await make.lesson({ trainingId, content: { az: "<p>Budama</p>" } });
  const { id: registrationId } = await make.registration({ userId, trainingId });
  const minuteAgo = new Date(Date.now() - 60_000);
  const { id } = await db.lessonProgress.create({
    data: {
      registrationId,
      lessonId,
      status: "IN_PROGRESS",
      openedAt: minuteAgo,
      lastAccessedAt: minuteAgo,
    },
  });
  return { id, userId, lessonId, trainingId };
}

const somebody = async ({ make }: Scene) => (await make.user()).id;

/** A change of one's progress in a lesson: in one's own registration, and beside that of another. */
const changed = (
  call: (api: Api, lessonId: number) => Promise<unknown>,
  is: (row: {
    status: string;
    secondsSpent: number;
    notes: string | null;
    lastAccessedAt: Date | null;
  }) => boolean,
): Entry => ({
  subjects: [
    ...ownAndForeign(
      (whose) => `a lesson of ${whose} registration`,
      async (scene, userId) => {
        const { id, lessonId } = await opened(scene, userId);
        return {
          does: () => call(scene.api, lessonId),
          happened: async () => is(await scene.db.lessonProgress.findUniqueOrThrow({ where: { id } })),
        };
      },
    ),
    missing(({ api }) => call(api, missingId)),
  ],
});

/** Who reads lessons, and whose progress is written. */
export const learning: Record<string, Entry> = {
  "progress.outline": {
    subjects: [
      about("own", "the lessons of a training one is registered in", async (scene) => {
        const { trainingId } = await opened(scene, scene.me);
        return {
          sees: async () => (await scene.api.progress.outline({ trainingId })).modules.length === 1,
        };
      }),
      about("trainer's", "the lessons of their training", async (scene) => {
        const { trainingId } = await opened(scene, await somebody(scene));
        return {
          sees: async () => (await scene.api.progress.outline({ trainingId })).modules.length === 1,
        };
      }),
      missing(({ api }) => api.progress.outline({ trainingId: missingId })),
    ],
  },
  "progress.lesson": {
    subjects: [
      about("own", "a lesson of a training one is registered in", async (scene) => {
        const { lessonId } = await opened(scene, scene.me);
        return {
          sees: async () => (await scene.api.progress.lesson({ lessonId })).body === "<p>Budama</p>",
        };
      }),
      about("trainer's", "a lesson of their training", async (scene) => {
        const { lessonId } = await opened(scene, await somebody(scene));
        return {
          sees: async () => (await scene.api.progress.lesson({ lessonId })).body === "<p>Budama</p>",
        };
      }),
      about("nobody's", "a lesson of an open video", async (scene) => {
        const { id: trainingId } = await scene.make.training({ type: "VIDEO" });
        const { id: lessonId } = await scene.make.lesson({ trainingId, content: { az: "<p>Budama</p>" } });
        return {
          sees: async () => (await scene.api.progress.lesson({ lessonId })).body === "<p>Budama</p>",
        };
      }),
      missing(({ api }) => api.progress.lesson({ lessonId: missingId })),
    ],
  },
  "progress.open": changed(
    (api, lessonId) => api.progress.open({ lessonId }),
    ({ lastAccessedAt }) => Date.now() - (lastAccessedAt?.getTime() ?? 0) < 30_000,
  ),
  "progress.beat": changed(
    (api, lessonId) => api.progress.beat({ lessonId, seconds: 30 }),
    ({ secondsSpent }) => secondsSpent === 30,
  ),
  "progress.complete": changed(
    (api, lessonId) => api.progress.complete({ lessonId }),
    ({ status }) => status === "COMPLETED",
  ),
  "progress.note": changed(
    (api, lessonId) => api.progress.note({ lessonId, text: "Qeyd" }),
    ({ notes }) => notes === "Qeyd",
  ),
};
