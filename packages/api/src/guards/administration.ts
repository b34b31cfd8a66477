import { createHash, randomBytes } from "node:crypto";
import type { KnownJobs } from "../context.ts";
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

/** The scene where the portal knows of its jobs. */
const office = ({ ctx }: Scene) => createCaller({ ...ctx, settings: { siteUrl: "", jobs: knownJobs } });

const knownJobs: KnownJobs = {
  functions: ["agrar-forget"],
  samples: () => [],
  html: async () => "",
};

const noRun = "00000000-0000-4000-8000-000000000000";

/** The id of a run that has failed. */
async function failedRun({ db }: Scene): Promise<string> {
  const [row] = await db.$queryRaw<[{ id: string }]>`
    insert into jobs.runs (function_id, event_id, event, state, ended_at)
    values ('agrar-test', gen_random_uuid()::text, '{"name": "test/done"}', 'failed', now()) returning id`;
  return row.id;
}

const stateOf = async ({ db }: Scene, id: string) =>
  (await db.$queryRaw<{ state: string }[]>`select state from jobs.runs where id = ${id}::uuid`)[0]?.state;

/**
 * What is done with all failed runs, whoever's scene they are of: that it happened can only be told from the log, whose entry is
 * written in the transaction of the deed.
 */
function ofAllRuns(verb: "retryAll" | "flush"): Entry {
  return {
    because: "It is about all failed runs.",
    subjects: [
      about("nobody's", "failed runs", async (scene) => {
        await failedRun(scene);
        const { api, db, me } = scene;
        return {
          does: () => api.job[verb](),
          happened: async () =>
            (await db.auditEntry.count({ where: { userId: me, action: `job.${verb}` } })) === 1,
        };
      }),
    ],
  };
}

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
  "figure.overview": {
    because: ofThePortal,
    subjects: [
      about("nobody's", "what happened in some days", async ({ api }) => ({
        sees: async () =>
          "registrations" in (await api.figure.overview({ from: "2026-11-01", to: "2026-11-30" })),
      })),
    ],
  },
  "job.figures": {
    because: ofThePortal,
    subjects: [
      about("nobody's", "how the jobs are doing", async (scene) => ({
        sees: async () => "facts" in (await scene.api.job.figures()),
      })),
    ],
  },
  "job.failed": {
    because: ofThePortal,
    subjects: [
      about("nobody's", "a failed run", async (scene) => {
        const id = await failedRun(scene);
        return {
          sees: async () =>
            (await scene.api.job.failed({ pageSize: 100 })).items.some((item) => item.id === id),
        };
      }),
    ],
  },
  "job.retry": {
    because: ofThePortal,
    subjects: [
      about("nobody's", "a failed run", async (scene) => {
        const id = await failedRun(scene);
        return {
          does: () => scene.api.job.retry({ id }),
          happened: async () => (await stateOf(scene, id)) === "waiting",
        };
      }),
      missing(({ api }) => api.job.retry({ id: noRun })),
    ],
  },
  "job.retryAll": ofAllRuns("retryAll"),
  "job.flush": ofAllRuns("flush"),
  "job.run": {
    because: "Functions are the portal's.",
    subjects: [
      about("nobody's", "a function of the clock", async ({ ctx, db, me }) => {
        // Each asks at a moment of their own, by which the run is known.
        const now = new Date(Date.UTC(2026, 0, 1) + me * 1000);
        const { job } = createCaller({ ...ctx, now, settings: { siteUrl: "", jobs: knownJobs } });
        return {
          does: () => job.run({ function: "agrar-forget" }),
          happened: async () => {
            const runs = await db.$queryRaw<object[]>`
              select from jobs.runs where event_id = ${`asked/agrar-forget/${now.toISOString()}`}`;
            return runs.length === 1;
          },
        };
      }),
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
  "mail.samples": {
    because: "The letters are the portal's, about nobody.",
    subjects: [
      about("nobody's", "a letter about something made up", async (scene) => ({
        sees: async () => (await office(scene).mail.samples()).length > 0,
      })),
    ],
  },
  "mail.sample": {
    because: "The letters are the portal's, about nobody.",
    subjects: [
      about("nobody's", "a letter about something made up", async (scene) => ({
        sees: async () => (await office(scene).mail.sample({ kind: "account.verify" })).text !== "",
      })),
      missing((scene) => office(scene).mail.sample({ kind: "apple.grown" })),
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
