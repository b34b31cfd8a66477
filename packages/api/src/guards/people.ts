import { givenPassword } from "@agrar/db/given";
import type { Scene } from "./scene.ts";
import {
  about,
  aboutOneself,
  byId,
  type Entry,
  listed,
  missing,
  missingId,
  ownAndForeign,
} from "./subject.ts";

const users = listed(({ api }, input) => api.user.list(input));
const user = byId(({ api }, input) => api.user.byId(input));
const oneself = async ({ me }: Scene) => ({ id: me });
const another = ({ make }: Scene) => make.user();

/** Whether somebody is no longer as they were made. */
async function changed({ db }: Scene, { id, ...was }: { id: number; firstName: string; role: string }) {
  const is = await db.user.findUniqueOrThrow({ where: { id } });
  return is.firstName !== was.firstName || is.role !== was.role || is.erasedAt !== null;
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
