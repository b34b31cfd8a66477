import { recordFact } from "@agrar/api/fact";
import { expect, test } from "vitest";
import { testJobs } from "../testing.ts";
import { messageSent } from "./sent.ts";

const siteUrl = "https://portal.example";

/** A message for three, of whom one wants no letters and one reads a language that it is not in; a fourth is not meant. */
async function sent(jobs: Awaited<ReturnType<typeof testJobs>>) {
  const { db, make } = jobs;
  const training = await make.training({ title: { az: "Alma", en: "Apple" } });
  const reader = async (language: "az" | "en" | "ru") => {
    const person = await make.user({ emailVerified: true, language });
    await make.registration({ userId: person.id, trainingId: training.id, status: "APPROVED" });
    return person;
  };
  const english = await reader("en");
  const russian = await reader("ru");
  const silent = await reader("az");
  await reader("az");
  await db.preference.create({
    data: { userId: silent.id, family: "TRAINING", channel: "MAIL", pace: "OFF" },
  });
  const { id: messageId } = await make.message({
    trainingId: training.id,
    texts: {
      az: { subject: "Sabah", text: "Əlcək götürün.\n\nƏlcək götürün." },
      en: { subject: "Tomorrow", text: "Bring <b>gloves</b>." },
    },
  });
  const recipients = [english, russian, silent].map(({ id: userId }) => ({ messageId, userId }));
  await db.trainingMessageRecipient.createMany({ data: recipients });
  await db.$transaction((tx) =>
    recordFact(tx, { viewer: { role: "TRAINER", id: training.trainerId } }, "message/sent", { messageId }),
  );
  return { english, russian, silent, training };
}

test("a message is told once to each it is for, in their language, as they want to hear", async () => {
  await using jobs = await testJobs();
  const { english, russian, silent, training } = await sent(jobs);
  await jobs.start();
  await jobs.ended("deliver-chunk");
  const notices = await jobs.db.notice.findMany({ orderBy: { userId: "asc" } });
  expect(notices.map(({ userId, title, path }) => ({ userId, title, path }))).toEqual([
    { userId: english.id, title: "Tomorrow", path: `/trainings/${training.id}` },
    { userId: russian.id, title: "Sabah", path: `/trainings/${training.id}` },
    { userId: silent.id, title: "Sabah", path: `/trainings/${training.id}` },
  ]);
  expect(notices[0]?.body).toBe("Bring <b>gloves</b>.");
  const letters = await jobs.db.mail.findMany({ orderBy: { id: "asc" } });
  expect(letters.map(({ recipient }) => recipient).sort()).toEqual([english.email, russian.email].sort());
  const letter = letters.find(({ recipient }) => recipient === english.email);
  expect(letter?.subject).toBe("Tomorrow");
  expect(letter?.text).toContain("Aysel Məmmədova writes to the participants of the training “Apple”:");
  expect(letter?.text).toContain("/leave#token=");
});

test("a message that is gone is told to nobody", async () => {
  await using jobs = await testJobs();
  const fact = { id: 1, name: "message/sent", data: { messageId: 7 }, actorId: null, at: "" } as const;
  expect(await messageSent.compose({ db: jobs.db, siteUrl }, fact)).toBeNull();
});
