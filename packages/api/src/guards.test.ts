import { given } from "@agrar/db/given";
import { cloneDb } from "@agrar/db/testing";
import { afterAll, expect, test } from "vitest";
import type { Viewer } from "./context.ts";
import { appRouter, createCaller } from "./server.ts";

const { db, drop } = await cloneDb();
afterAll(drop);
const make = given(db);
const now = new Date("2026-11-23T08:00:00Z");

/** What must never reach a guest or a learner; planted in the rows that their answers are made of. */
const secret = (what: string) => `SECRET-${what}`;

const person = { phone: secret("phone"), region: secret("region") };
const { userId: ownTrainer } = await make.trainer(
  {},
  { ...person, email: `${secret("mail")}@agrar.example` },
);
const { userId: otherTrainer } = await make.trainer();
const { id: learner } = await make.user();
const { id: admin } = await make.user({ role: "ADMIN" });

const viewers: Record<string, Viewer> = {
  guest: { role: "ANONYMOUS" },
  learner: { role: "LEARNER", id: learner },
  trainer: { role: "TRAINER", id: ownTrainer },
  "other trainer": { role: "TRAINER", id: otherTrainer },
  admin: { role: "ADMIN", id: admin },
};

const secrets = {
  trainerId: ownTrainer,
  meetLink: `https://meet.example/${secret("link")}`,
  googleEventId: secret("event"),
  meetingId: secret("meeting"),
};
const training = {
  published: await make.training(secrets),
  draft: await make.training({ ...secrets, status: "DRAFT" }),
};
const exam = {
  published: await make.exam({ trainingId: training.published.id }),
  draft: await make.exam({ trainingId: training.published.id, status: "DRAFT" }),
  "published, in a draft training": await make.exam({ trainingId: training.draft.id }),
};
for (const { id: examId } of Object.values(exam)) {
  const { id } = await make.question({
    examId,
    text: { az: secret("question") },
    explanation: { az: secret("explanation") },
  });
  await db.choice.updateMany({ where: { questionId: id }, data: { explanation: { az: secret("key") } } });
}
const lesson = await make.lesson({ trainingId: training.published.id, content: { az: secret("lesson") } });
await make.lesson({ moduleId: lesson.moduleId, status: "DRAFT", title: { az: secret("draft") } });
const trainingId = training.published.id;
await make.file({
  purpose: "LESSON_VIDEO",
  trainingId,
  lessonId: lesson.id,
  url: `/media/${secret("file")}`,
});
const registration = await make.registration({ trainingId });
await db.lessonProgress.create({
  data: { registrationId: registration.id, lessonId: lesson.id, notes: secret("notes") },
});
await make.attempt({ examId: exam.published.id, userId: learner, score: 77 });
const former = await make.trainer({}, { isActive: false });

type Api = ReturnType<typeof createCaller>;
type Subject = { is: string; seen: (api: Api) => Promise<boolean> };

const missing = 2_000_000_000;
const lists = async (rows: Promise<{ items: { id: number }[] }>, id: number) =>
  (await rows).items.some((row) => row.id === id);
const reads = async (row: Promise<{ id: number }>, id: number) => (await row).id === id;

/**
 * For every procedure, what it is asked about. Whoever adds a procedure says here what there is to see, and the test
 * finds out who sees it.
 */
const subjects: Record<string, Subject[]> = {
  "category.list": [{ is: "a category", seen: async (api) => (await api.category.list()).length > 0 }],
  "exam.list": Object.entries(exam).map(([is, { id }]) => ({
    is,
    seen: (api) => lists(api.exam.list({ ids: [id] }), id),
  })),
  "exam.byId": [
    ...Object.entries(exam).map(([is, { id }]) => ({
      is,
      seen: (api: Api) => reads(api.exam.byId({ id }), id),
    })),
    {
      is: "questions and keys of a published one",
      seen: async (api) =>
        (await api.exam.byId({ id: exam.published.id, includeQuestions: true })).questions !== null,
    },
    { is: "one that is not there", seen: (api) => reads(api.exam.byId({ id: missing }), missing) },
  ],
  "trainer.list": [
    { is: "an active trainer", seen: (api) => lists(api.trainer.list({ ids: [ownTrainer] }), ownTrainer) },
    {
      is: "one who is no longer active",
      seen: (api) => lists(api.trainer.list({ ids: [former.userId] }), former.userId),
    },
  ],
  "training.list": [
    ...Object.entries(training).map(([is, { id }]) => ({
      is,
      seen: (api: Api) => lists(api.training.list({ ids: [id] }), id),
    })),
    { is: "scope mine", seen: (api) => lists(api.training.list({ scope: "mine" }), trainingId) },
  ],
  "training.byId": [
    ...Object.entries(training).map(([is, { id }]) => ({
      is,
      seen: (api: Api) => reads(api.training.byId({ id }), id),
    })),
    {
      is: "joining link of a published one",
      seen: async (api) => (await api.training.byId({ id: trainingId })).meetLink !== null,
    },
    {
      is: "draft lessons and lesson files of a published one",
      seen: async (api) => {
        const { modules } = await api.training.byId({ id: trainingId, includeModules: true });
        return modules?.[0]?.lessons.length === 2 && modules[0].lessons[0]?.videoUrl !== null;
      },
    },
    { is: "one that is not there", seen: (api) => reads(api.training.byId({ id: missing }), missing) },
  ],
};

const words: Record<string, string> = {
  NOT_FOUND: "not found",
  UNAUTHORIZED: "sign in",
  FORBIDDEN: "refused",
};

async function outcome(viewer: Viewer, { seen }: Subject): Promise<string> {
  try {
    return (await seen(createCaller({ db, viewer, now }))) ? "sees" : "–";
  } catch (error) {
    const word = words[(error as { code?: string }).code ?? ""];
    if (word) return word;
    throw error;
  }
}

test("who sees what is what docs/rights.md says (`vitest run -u` writes it anew)", async () => {
  const lines = [
    "# Who sees what",
    "",
    "Found out by the tests, for every procedure: *trainer* is the one whose training it is, *–* means that it is not among",
    "what is answered. A row that is hidden from somebody is, for them, a row that does not exist.",
    "",
    `| procedure | what | ${Object.keys(viewers).join(" | ")} |`,
    `|---|---|${"---|".repeat(Object.keys(viewers).length)}`,
  ];
  for (const [procedure, about] of Object.entries(subjects)) {
    for (const subject of about) {
      const outcomes: string[] = [];
      for (const viewer of Object.values(viewers)) outcomes.push(await outcome(viewer, subject));
      lines.push(`| \`${procedure}\` | ${subject.is} | ${outcomes.join(" | ")} |`);
    }
  }
  await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot("../../../docs/rights.md");
});

const procedures = Object.keys(appRouter._def.procedures);

test("every procedure has its rows in docs/rights.md", () => {
  expect(Object.keys(subjects).sort()).toEqual(procedures.sort());
});

/** Every read at its fullest: with all that it can be asked to include. */
const fullest: Record<string, (api: Api) => Promise<unknown>> = {
  "category.list": (api) => api.category.list({ includeTranslations: true }),
  "exam.list": (api) => api.exam.list({ includeQuestions: true, includeTranslations: true }),
  "exam.byId": (api) =>
    api.exam.byId({ id: exam.published.id, includeQuestions: true, includeTranslations: true }),
  "trainer.list": (api) => api.trainer.list({ includeTranslations: true }),
  "training.list": (api) => api.training.list({ includeModules: true, includeTranslations: true }),
  "training.byId": (api) =>
    api.training.byId({ id: trainingId, includeModules: true, includeTranslations: true }),
};

test.each(procedures)("%s tells neither guests nor learners what is not theirs", async (procedure) => {
  const read = fullest[procedure] ?? (() => Promise.reject(new Error("say how to read it at its fullest")));
  for (const viewer of [viewers.guest, viewers.learner, viewers["other trainer"]] as Viewer[]) {
    const answer = JSON.stringify(await read(createCaller({ db, viewer, now })));
    expect(answer.length).toBeGreaterThan(50);
    expect(answer).not.toMatch(/SECRET|@agrar\.example|isCorrect|"(email|phone|birthDate|notes|score)"/);
  }
});

test("the secrets are where the scan would find them", async () => {
  const api = createCaller({ db, viewer: viewers.admin as Viewer, now });
  expect(JSON.stringify(await fullest["training.byId"]?.(api))).toMatch(
    /SECRET-link.*SECRET-draft|SECRET-file/,
  );
  expect(JSON.stringify(await fullest["exam.byId"]?.(api))).toMatch(/SECRET-question.*isCorrect/);
});
