import type { Scene } from "./scene.ts";
import { about, type Entry, listed, missing, missingId, ownAndForeign } from "./subject.ts";

const registrations = listed(({ api }, input) => api.registration.list(input));

/** A registration of somebody in a training of the trainer. */
const registration = async (
  { make, trainer }: Scene,
  userId: number,
  data: { status?: "PENDING" | "APPROVED" } = {},
) => {
  const { id: trainingId } = await make.training({ trainerId: trainer });
  return make.registration({ userId, trainingId, ...data });
};

const somebody = async ({ make }: Scene) => (await make.user()).id;

const decided = (verb: "approve" | "reject", status: "APPROVED" | "REJECTED"): Entry => ({
  subjects: [
    about("trainer's", "a request in their training", async (scene) => {
      const { id } = await registration(scene, await somebody(scene), { status: "PENDING" });
      return {
        does: () => scene.api.registration[verb]({ id }),
        happened: async () => (await scene.db.registration.count({ where: { id, status } })) === 1,
      };
    }),
    about("own", "one's request", async (scene) => {
      const { id: trainingId } = await scene.make.training();
      const { id } = await scene.make.registration({ userId: scene.me, trainingId, status: "PENDING" });
      return {
        does: () => scene.api.registration[verb]({ id }),
        happened: async () => (await scene.db.registration.count({ where: { id, status } })) === 1,
      };
    }),
    missing(({ api }) => api.registration[verb]({ id: missingId })),
  ],
});

/** Who takes part in what. */
export const enrolment: Record<string, Entry> = {
  "registration.list": {
    subjects: [
      registrations.row("own", "one's registration", (scene) => registration(scene, scene.me)),
      registrations.row("trainer's", "a registration in their training", async (scene) =>
        registration(scene, await somebody(scene)),
      ),
      registrations.missing,
    ],
  },
  "registration.own": {
    because: "It takes the id of a training, and is about who asks.",
    subjects: ownAndForeign(
      (whose) => `${whose} place in a training`,
      async (scene, userId) => {
        const { id, trainingId } = await registration(scene, userId);
        return { sees: async () => (await scene.api.registration.own({ trainingId }))?.id === id };
      },
    ),
  },
  "registration.closed": {
    because: "It takes the id of a training, and is about who asks.",
    subjects: ownAndForeign(
      (whose) => `a training that was called off, by ${whose} registration`,
      async (scene, userId) => {
        const { trainingId } = await registration(scene, userId);
        await scene.db.training.update({ where: { id: trainingId }, data: { status: "CANCELLED" } });
        return {
          sees: async () => (await scene.api.registration.closed({ trainingId })).training.id === trainingId,
        };
      },
    ),
  },
  "registration.register": {
    because: "It takes the id of a training, and is about who asks.",
    subjects: (["PUBLISHED", "DRAFT"] as const).map((status) =>
      about(
        "nobody's",
        `a seat in a training that is ${status.toLowerCase()}`,
        async ({ api, db, make, me }) => {
          const { id: trainingId } = await make.training({ status });
          return {
            does: () => api.registration.register({ trainingId }),
            happened: async () => (await db.registration.count({ where: { userId: me, trainingId } })) === 1,
          };
        },
      ),
    ),
  },
  "registration.cancel": {
    subjects: [
      ...ownAndForeign(
        (whose) => `${whose} registration`,
        async (scene, userId) => {
          const { id: trainingId } = await scene.make.training();
          const { id } = await scene.make.registration({ userId, trainingId });
          return {
            does: () => scene.api.registration.cancel({ id }),
            happened: async () =>
              (await scene.db.registration.count({ where: { id, status: "CANCELLED" } })) === 1,
          };
        },
      ),
      about("trainer's", "a registration in their training", async (scene) => {
        const { id } = await registration(scene, await somebody(scene));
        return {
          does: () => scene.api.registration.cancel({ id }),
          happened: async () =>
            (await scene.db.registration.count({ where: { id, status: "CANCELLED" } })) === 1,
        };
      }),
      missing(({ api }) => api.registration.cancel({ id: missingId })),
    ],
  },
  "registration.approve": decided("approve", "APPROVED"),
  "registration.reject": decided("reject", "REJECTED"),
};
