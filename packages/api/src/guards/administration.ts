import { createHash, randomBytes } from "node:crypto";
import { createCaller } from "../server.ts";
import type { Scene } from "./scene.ts";
import { about, type Entry, listed, missing, missingId } from "./subject.ts";

const ofThePortal = "Its rows are the portal's, and nobody's own.";
const ofTheLink = "An invitation is for whoever has its link.";

const log = listed(({ api }, input) => api.audit.list(input));
const invitations = listed(({ api }, input) => api.invitation.list(input));
const keys = listed(({ api }, input) => api.serviceKey.list(input));
const mailbox = (showMailbox: boolean) =>
  listed(({ ctx }, input) =>
    createCaller({ ...ctx, settings: { siteUrl: "", showMailbox } }).mail.list(input),
  );

const entry = ({ db }: Scene) =>
  db.auditEntry.create({ data: { role: "ANONYMOUS", action: "test.done", entity: "test" } });

const letter = ({ db }: Scene) =>
  db.mail.create({
    data: { recipient: "x@agrar.example", kind: "account.verify", language: "az", subject: "s", text: "t" },
  });

/** An open invitation, with what its link carries. */
async function invited({ make }: Scene) {
  const token = randomBytes(32).toString("base64url");
  const tokenHash = createHash("sha256").update(token).digest("hex");
  return { token, ...(await make.invitation({ tokenHash })) };
}

const wrongToken = "x".repeat(43);
const acceptance = { firstName: "Nigar", lastName: "Quliyeva", password: "zoğal mürəbbəsi" };

/** What admins do: who comes in, by which keys, and what was done. */
export const administration: Record<string, Entry> = {
  "audit.list": {
    because: ofThePortal,
    subjects: [log.row("nobody's", "an entry", entry), log.missing],
  },
  "audit.verify": {
    because: ofThePortal,
    subjects: [
      about("nobody's", "whether the log is whole", async (scene) => {
        await entry(scene);
        return { sees: async () => (await scene.api.audit.verify()).head !== null };
      }),
    ],
  },
  "health.figures": {
    because: "They are of the process that answers, and of all that it does.",
    subjects: [
      about("nobody's", "how the portal is doing", async ({ api }) => ({
        sees: async () => (await api.health.figures()).jobs.runs.failed === 0,
      })),
    ],
  },
  "invitation.list": {
    because: ofThePortal,
    subjects: [
      invitations.row("nobody's", "an invitation", ({ make }) => make.invitation()),
      invitations.missing,
    ],
  },
  "invitation.create": {
    because: "It makes one.",
    subjects: [
      about("nobody's", "an invitation", async ({ api, db, me }) => {
        const email = `nigar${me}@agrar.example`;
        return {
          does: () => api.invitation.create({ email, firstName: "Nigar", lastName: "Quliyeva" }),
          happened: async () => (await db.invitation.count({ where: { email } })) === 1,
        };
      }),
    ],
  },
  "invitation.revoke": {
    because: ofThePortal,
    subjects: [
      about("nobody's", "an open invitation", async ({ api, db, make }) => {
        const { id } = await make.invitation();
        return {
          does: () => api.invitation.revoke({ id }),
          happened: async () => (await db.invitation.count({ where: { id, revokedAt: null } })) === 0,
        };
      }),
      missing(({ api }) => api.invitation.revoke({ id: missingId })),
    ],
  },
  "invitation.byToken": {
    because: ofTheLink,
    subjects: [
      about("nobody's", "an open invitation", async (scene) => {
        const { token, email } = await invited(scene);
        return { sees: async () => (await scene.api.invitation.byToken({ token })).email === email };
      }),
      missing(({ api }) => api.invitation.byToken({ token: wrongToken })),
    ],
  },
  "invitation.accept": {
    because: ofTheLink,
    subjects: [
      about("nobody's", "an open invitation", async (scene) => {
        const { token, email } = await invited(scene);
        return {
          does: () => scene.api.invitation.accept({ token, ...acceptance }),
          happened: async () => (await scene.db.user.count({ where: { email, role: "TRAINER" } })) === 1,
        };
      }),
      missing(({ api }) => api.invitation.accept({ token: wrongToken, ...acceptance })),
    ],
  },
  "mail.list": {
    because: ofThePortal,
    subjects: [
      mailbox(true).row("nobody's", "a letter, on a developer's machine", letter),
      mailbox(false).row("nobody's", "a letter, elsewhere", letter),
      mailbox(true).missing,
    ],
  },
  "serviceKey.list": {
    because: ofThePortal,
    subjects: [keys.row("nobody's", "a key", ({ make }) => make.serviceKey()), keys.missing],
  },
  "serviceKey.create": {
    because: "It makes one.",
    subjects: [
      about("nobody's", "a key", async ({ api, db, me }) => {
        const name = `Xidmət üçün ${me}`;
        return {
          does: () => api.serviceKey.create({ name, scopes: ["lists:read"] }),
          happened: async () => (await db.serviceKey.count({ where: { name } })) === 1,
        };
      }),
    ],
  },
  "serviceKey.rotate": {
    because: ofThePortal,
    subjects: [
      about("nobody's", "a key", async ({ api, db, make }) => {
        const { id, name } = await make.serviceKey();
        return {
          does: () => api.serviceKey.rotate({ id }),
          happened: async () => (await db.serviceKey.count({ where: { name } })) === 2,
        };
      }),
      missing(({ api }) => api.serviceKey.rotate({ id: missingId })),
    ],
  },
  "serviceKey.revoke": {
    because: ofThePortal,
    subjects: [
      about("nobody's", "a key", async ({ api, db, make }) => {
        const { id } = await make.serviceKey();
        return {
          does: () => api.serviceKey.revoke({ id }),
          happened: async () => (await db.serviceKey.count({ where: { id, revokedAt: null } })) === 0,
        };
      }),
      missing(({ api }) => api.serviceKey.revoke({ id: missingId })),
    ],
  },
};
