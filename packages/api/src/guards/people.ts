import { givenPassword } from "@agrar/db/given";
import { leaveLinks } from "../link.ts";
import { firstEvent } from "./first-event.ts";
import type { Scene } from "./scene.ts";
import { about, byId, type Entry, listed, missing, missingId, ownAndForeign } from "./subject.ts";

const aboutOneself = "It takes no id: it is about who asks.";

const users = listed(({ api }, input) => api.user.list(input));
const user = byId(({ api }, input) => api.user.byId(input));
const oneself = async ({ me }: Scene) => ({ id: me });
const another = ({ make }: Scene) => make.user();

/** Whether somebody is no longer as they were made. */
async function changed({ db }: Scene, { id, ...was }: { id: number; firstName: string; role: string }) {
  const is = await db.user.findUniqueOrThrow({ where: { id } });
  return is.firstName !== was.firstName || is.role !== was.role || is.erasedAt !== null;
}

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

/** People, their accounts and their browsers. */
export const people: Record<string, Entry> = {
  "account.viewer": {
    because: aboutOneself,
    subjects: [
      about("own", "who one is", async ({ api, me }) => ({
        sees: async () => (await api.account.viewer())?.id === me,
      })),
    ],
  },
  "account.waysToSignIn": {
    because: "The ways are the portal's.",
    subjects: [
      about("nobody's", "the ways there are", async ({ api }) => ({
        sees: async () => "identityProvider" in (await api.account.waysToSignIn()),
      })),
    ],
  },
  "account.own": {
    because: aboutOneself,
    subjects: [
      about("own", "one's account", async ({ api, me }) => ({
        sees: async () => (await api.account.own()).id === me,
      })),
    ],
  },
  "account.update": {
    because: "It takes no id: whoever asks has an account.",
    subjects: [
      about("own", "one's name", async ({ api, db, me }) => ({
        does: () => api.account.update({ firstName: "Günel" }),
        happened: async () => (await db.user.count({ where: { id: me, firstName: "Günel" } })) === 1,
      })),
      about("own", "one's role", async (scene) => {
        const was = await scene.db.user.findUniqueOrThrow({ where: { id: scene.me } });
        return {
          does: () => scene.api.account.update({ firstName: "Günel", role: "ADMIN" } as never),
          happened: () => changed(scene, was),
        };
      }),
      about("foreign", "another's name, by their id", async (scene) => {
        const was = await another(scene);
        return {
          does: () => scene.api.account.update({ firstName: "Günel", id: was.id } as never),
          happened: () => changed(scene, was),
        };
      }),
    ],
  },
  "account.removePhoto": {
    because: aboutOneself,
    subjects: ownAndForeign(
      (whose) => `${whose} photo`,
      async ({ api, db, make }, ownerId) => {
        const { id } = await make.file({ purpose: "PROFILE_PHOTO", ownerId });
        return {
          does: () => api.account.removePhoto(),
          happened: async () => (await db.file.count({ where: { id } })) === 0,
        };
      },
    ),
  },
  "account.export": {
    because: aboutOneself,
    subjects: [
      about("own", "all that is known of one", async ({ api, db, me }) => {
        const { email } = await db.user.findUniqueOrThrow({ where: { id: me } });
        return { sees: async () => (await api.account.export()).profile?.email === email };
      }),
    ],
  },
  "account.erase": {
    because: "It takes no id: whoever asks has an account.",
    subjects: [
      about("own", "one's account", async ({ api, db, make, me }) => {
        await make.password(me);
        return {
          does: () => api.account.erase({ password: givenPassword }),
          happened: async () => (await db.user.count({ where: { id: me, erasedAt: null } })) === 0,
        };
      }),
      about("foreign", "another's account, by their id", async (scene) => {
        const was = await another(scene);
        await scene.make.password(scene.me);
        return {
          does: () => scene.api.account.erase({ password: givenPassword, id: was.id } as never),
          happened: () => changed(scene, was),
        };
      }),
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
  "session.own": {
    because: aboutOneself,
    subjects: ownAndForeign(
      (whose) => `${whose} session`,
      async ({ api, make }, userId) => {
        const { id } = await make.session({ userId });
        return { sees: async () => (await api.session.own()).some((session) => session.id === id) };
      },
    ),
  },
  "session.end": {
    subjects: [
      ...ownAndForeign(
        (whose) => `${whose} session`,
        async ({ api, db, make }, userId) => {
          const { id } = await make.session({ userId });
          return {
            does: () => api.session.end({ id }),
            happened: async () => (await db.session.count({ where: { id } })) === 0,
          };
        },
      ),
      missing(({ api }) => api.session.end({ id: missingId })),
    ],
  },
  "session.endAll": {
    because: aboutOneself,
    subjects: ownAndForeign(
      (whose) => `${whose} sessions`,
      async ({ api, db, make }, userId) => {
        const { id } = await make.session({ userId });
        return {
          does: () => api.session.endAll(),
          happened: async () => (await db.session.count({ where: { id } })) === 0,
        };
      },
    ),
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
  "user.list": {
    subjects: [
      users.row("own", "oneself", oneself),
      users.row("foreign", "another person", another),
      users.missing,
    ],
  },
  "user.byId": {
    subjects: [
      user.row("own", "oneself", oneself),
      user.row("foreign", "another person", another),
      user.missing,
    ],
  },
  "user.setRole": {
    subjects: [
      ...ownAndForeign(
        (whose) => `${whose} role`,
        async ({ api, db }, id) => {
          const was = await db.user.findUniqueOrThrow({ where: { id } });
          const role = was.role === "TRAINER" ? "ADMIN" : "TRAINER";
          return {
            does: () => api.user.setRole({ id, role }),
            happened: async () => (await db.user.count({ where: { id, role } })) === 1,
          };
        },
      ),
      missing(({ api }) => api.user.setRole({ id: missingId, role: "ADMIN" })),
    ],
  },
  "user.setActive": {
    subjects: [
      ...ownAndForeign(
        (whose) => `${whose} account`,
        async ({ api, db }, id) => ({
          does: () => api.user.setActive({ id, isActive: false }),
          happened: async () => (await db.user.count({ where: { id, isActive: false } })) === 1,
        }),
      ),
      missing(({ api }) => api.user.setActive({ id: missingId, isActive: false })),
    ],
  },
};
