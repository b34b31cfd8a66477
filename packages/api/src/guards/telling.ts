import { leaveLinks } from "../link.ts";
import { firstEvent } from "./first-event.ts";
import type { Scene } from "./scene.ts";
import { about, aboutOneself, type Entry, listed, missing, missingId, ownAndForeign } from "./subject.ts";

const theLinkSays = "It takes no id: the link of a letter says whose it is, and is signed.";

const silent = { MAIL: "OFF", NOTICE: "AT_ONCE" } as const;
const noLetters = {
  paces: { TRAINING: silent, EXAM: silent, INTERNSHIP: silent },
  categories: [],
  quietFrom: null,
  quietUntil: null,
  timeZone: "Asia/Baku",
};

/** The link by which somebody else leaves letters about trainings, and whether these are off. */
async function linkOfAnother({ ctx, db, make }: Scene) {
  const { id: userId } = await make.user();
  const { siteUrl = "", secret = "" } = ctx.settings ?? {};
  const { page } = leaveLinks({ siteUrl, secret, language: "az" }, { userId, families: ["TRAINING"] });
  return {
    token: new URLSearchParams(new URL(page).hash.slice(1)).get("token") ?? "",
    isOff: async () => (await db.preference.count({ where: { userId } })) > 0,
  };
}

const words = { az: { subject: "Sabahkı dərs", text: "Dərs saat onda başlayır." } };
const key = () => crypto.randomUUID();

/** A training with somebody who has a seat in it. */
async function attended({ make }: Scene, data: { trainerId?: number } = {}) {
  const { id } = await make.training(data);
  await make.registration({ trainingId: id, status: "APPROVED" });
  return id;
}

/** One that the trainer runs, and one that somebody else does. */
const trainings: [whose: "trainer's" | "foreign", is: string, of: (scene: Scene) => Promise<number>][] = [
  ["trainer's", "their training", (scene) => attended(scene, { trainerId: scene.trainer })],
  ["foreign", "a training of another", (scene) => attended(scene)],
];

const messages = listed(({ api }, input) => api.message.list(input));

/** What people are told, by whom, and how they want to hear it. */
export const telling: Record<string, Entry> = {
  "message.list": {
    subjects: [
      ...trainings.map(([whose, is, of]) =>
        messages.row(whose, `a message to registrants of ${is}`, async (scene) =>
          scene.make.message({ trainingId: await of(scene) }),
        ),
      ),
      messages.missing,
    ],
  },
  "message.reach": {
    subjects: [
      ...trainings.map(([whose, is, of]) =>
        about(whose, `how many registrants ${is} has`, async (scene) => {
          const trainingId = await of(scene);
          return { sees: async () => (await scene.api.message.reach({ trainingId })).SEATED === 1 };
        }),
      ),
      missing(({ api }) => api.message.reach({ trainingId: missingId })),
    ],
  },
  "message.send": {
    subjects: [
      ...trainings.map(([whose, is, of]) =>
        about(whose, `the registrants of ${is}`, async (scene) => {
          const trainingId = await of(scene);
          return {
            does: () => scene.api.message.send({ key: key(), trainingId, audience: "SEATED", texts: words }),
            happened: async () => (await scene.db.trainingMessage.count({ where: { trainingId } })) === 1,
          };
        }),
      ),
      missing(({ api }) =>
        api.message.send({ key: key(), trainingId: missingId, audience: "SEATED", texts: words }),
      ),
    ],
  },
  "preference.own": {
    because: aboutOneself,
    subjects: ownAndForeign(
      (whose) => `${whose} interest in a category`,
      async ({ api, db, make }, userId) => {
        const { id: categoryId } = await make.category();
        await db.categorySubscription.create({ data: { userId, categoryId } });
        return { sees: async () => (await api.preference.own()).categories.includes(categoryId) };
      },
    ),
  },
  "preference.save": {
    because: aboutOneself,
    subjects: ownAndForeign(
      (whose) => `${whose} choice of letters`,
      async ({ api, db }, userId) => ({
        does: () => api.preference.save(noLetters),
        happened: async () => (await db.preference.count({ where: { userId } })) > 0,
      }),
    ),
  },
  "preference.setInterest": {
    subjects: [
      ...ownAndForeign(
        (whose) => `${whose} interest in a category`,
        async ({ api, db, make }, userId) => {
          const { id } = await make.category();
          return {
            does: () => api.preference.setInterest({ id, wanted: true }),
            happened: async () =>
              (await db.categorySubscription.count({ where: { userId, categoryId: id } })) === 1,
          };
        },
      ),
      missing(({ api }) => api.preference.setInterest({ id: missingId, wanted: true })),
    ],
  },
  "preference.byLink": {
    because: theLinkSays,
    subjects: [
      about("foreign", "what a link of another's letter turns off", async (scene) => {
        const { token } = await linkOfAnother(scene);
        return { sees: async () => !(await scene.api.preference.byLink({ token })).isLeft };
      }),
      about("missing", "a link that the portal has not made", async (scene) => {
        const { token } = await linkOfAnother(scene);
        return { sees: async () => !(await scene.api.preference.byLink({ token: `1${token}` })).isLeft };
      }),
    ],
  },
  "preference.leave": {
    because: theLinkSays,
    subjects: [
      about("foreign", "letters of another, by the link of one", async (scene) => {
        const { token, isOff } = await linkOfAnother(scene);
        return { does: () => scene.api.preference.leave({ token }), happened: isOff };
      }),
      about("missing", "letters of another, by a link that the portal has not made", async (scene) => {
        const { token, isOff } = await linkOfAnother(scene);
        const forged = token.replace("training", "training.exam");
        return { does: () => scene.api.preference.leave({ token: forged }), happened: isOff };
      }),
    ],
  },
  "notice.list": {
    because: "It takes no id: it lists what is told to who asks.",
    subjects: ownAndForeign(
      (whose) => `${whose} notice`,
      async ({ api, make }, userId) => {
        const { id } = await make.notice({ userId });
        return { sees: async () => (await api.notice.list()).items.some((notice) => notice.id === id) };
      },
    ),
  },
  "notice.live": {
    because: "It takes no id: it tells who asks what is theirs.",
    subjects: ownAndForeign(
      (whose) => `${whose} notice`,
      async ({ api, make }, userId) => {
        const { id } = await make.notice({ userId });
        return {
          async sees() {
            const state = await firstEvent(await api.notice.live());
            return state?.newest.some((notice) => notice.id === id) ?? false;
          },
        };
      },
    ),
  },
  "notice.read": {
    subjects: [
      ...ownAndForeign(
        (whose) => `${whose} notice`,
        async ({ api, db, make }, userId) => {
          const { id } = await make.notice({ userId });
          return {
            does: () => api.notice.read({ id }),
            happened: async () => (await db.notice.count({ where: { id, readAt: { not: null } } })) === 1,
          };
        },
      ),
      missing(({ api }) => api.notice.read({ id: missingId })),
    ],
  },
  "notice.readAll": {
    because: "It takes no id of whose: it is about what is told to who asks.",
    subjects: ownAndForeign(
      (whose) => `${whose} notices`,
      async ({ api, db, make }, userId) => {
        const { id } = await make.notice({ userId });
        return {
          does: () => api.notice.readAll({ upTo: id }),
          happened: async () => (await db.notice.count({ where: { id, readAt: { not: null } } })) === 1,
        };
      },
    ),
  },
};
