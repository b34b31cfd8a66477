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

const ratings = listed(({ api }, input) => api.rating.list(input));

/** A rating of somebody, in a training of the trainer. */
const rating = async (
  { make, trainer }: Scene,
  data: { userId?: number; status?: "DRAFT"; comment?: string } = {},
) => {
  const { status, ...said } = data;
  const { id: trainingId } = await make.training({ trainerId: trainer, ...(status && { status }) });
  return make.rating({ ...said, trainingId });
};

const moderated = (
  is: string,
  ask: (scene: Scene, input: { id: number }) => Promise<unknown>,
  before: { hiddenAt: Date; hiddenReason: string } | object,
  hidden: boolean,
): Entry => ({
  because: "Comments are moderated by admins, whoever's they are.",
  subjects: [
    about("nobody's", is, async (scene) => {
      const { id } = await rating(scene, { comment: "Yaxşı idi." });
      await scene.db.rating.update({ where: { id }, data: before });
      return {
        does: () => ask(scene, { id }),
        happened: async () =>
          ((await scene.db.rating.findUniqueOrThrow({ where: { id } })).hiddenAt !== null) === hidden,
      };
    }),
    missing((scene) => ask(scene, { id: missingId })),
  ],
});

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
  "rating.list": {
    subjects: [
      ratings.row("nobody's", "a rating of a published training", (scene) => rating(scene)),
      ratings.row("trainer's", "a rating of a draft", (scene) => rating(scene, { status: "DRAFT" })),
      about("nobody's", "a comment that is hidden, and who said it", async (scene) => {
        const { id } = await rating(scene, { comment: "Yaxşı idi." });
        await scene.db.rating.update({
          where: { id },
          data: { hiddenAt: new Date(), hiddenReason: "Reklam" },
        });
        return {
          sees: async () => {
            const { items } = await scene.api.rating.list({ ids: [id] });
            return items.some(
              ({ comment, hiddenReason, author }) =>
                comment !== null || hiddenReason !== null || author.id !== null || author.lastName !== null,
            );
          },
        };
      }),
      ratings.missing,
    ],
  },
  "rating.own": {
    because: "It takes the id of a training, and is about who asks.",
    subjects: ownAndForeign(
      (whose) => `${whose} rating of a training`,
      async (scene, userId) => {
        const { id, trainingId } = await rating(scene, { userId });
        return { sees: async () => (await scene.api.rating.own({ trainingId })).rating?.id === id };
      },
    ),
  },
  "rating.save": {
    because: "It takes the id of a training, and is about who asks.",
    subjects: ownAndForeign(
      (whose) =>
        whose === "one's" ? "a training one has completed" : "a training that another has completed",
      async ({ api, db, make, me }, userId) => {
        const { trainingId } = await make.registration({ userId, status: "COMPLETED" });
        return {
          does: () => api.rating.save({ trainingId, stars: 4 }),
          happened: async () =>
            (await db.rating.count({ where: { userId: me, trainingId, stars: 4 } })) === 1,
        };
      },
    ),
  },
  "rating.remove": {
    subjects: [
      ...ownAndForeign(
        (whose) => `${whose} rating`,
        async (scene, userId) => {
          const { id } = await rating(scene, { userId });
          return {
            does: () => scene.api.rating.remove({ id }),
            happened: async () => (await scene.db.rating.count({ where: { id } })) === 0,
          };
        },
      ),
      missing(({ api }) => api.rating.remove({ id: missingId })),
    ],
  },
  "rating.hide": moderated(
    "a comment",
    ({ api }, { id }) => api.rating.hide({ id, reason: "Reklam" }),
    {},
    true,
  ),
  "rating.show": moderated(
    "a hidden comment",
    ({ api }, input) => api.rating.show(input),
    { hiddenAt: new Date(), hiddenReason: "Reklam" },
    false,
  ),
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
    ).concat(
      (["APPROVED", "PENDING"] as const).map((status) =>
        about("own", `the link to join, where one is ${status.toLowerCase()}`, async ({ api, make, me }) => {
          const { id: trainingId } = await make.training({ meetLink: "https://meet.example/x" });
          await make.registration({ userId: me, trainingId, status });
          return { sees: async () => Boolean((await api.registration.own({ trainingId }))?.meetLink) };
        }),
      ),
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
