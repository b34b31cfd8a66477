import { createCaller } from "@agrar/api/server";
import { expect, test } from "vitest";
import { testJobs } from "../testing.ts";
import { messageSent } from "./sent.ts";

const siteUrl = "https://portal.example";

/** A message to who has a seat in a training, with one who wants no letters, one who has no seat, and readers of two languages. */
async function sent(jobs: Awaited<ReturnType<typeof testJobs>>) {
  const { db, make } = jobs;
  const training = await make.training({ title: { az: "Alma", en: "Apple" } });
  const reader = async (
    data: Parameters<typeof make.user>[0],
    status: "APPROVED" | "PENDING" = "APPROVED",
  ) => {
    const person = await make.user({ emailVerified: true, ...data });
    await make.registration({ userId: person.id, trainingId: training.id, status });
    return person;
  };
  const english = await reader({ language: "en" });
  const russian = await reader({ language: "ru" });
  const silent = await reader({ language: "az" });
  await reader({}, "PENDING");
  await db.preference.create({
    data: { userId: silent.id, family: "TRAINING", channel: "MAIL", pace: "OFF" },
  });
  const { message } = createCaller({
    db,
    viewer: { role: "TRAINER", id: training.trainerId },
    now: new Date(),
  });
  const draft = {
    key: crypto.randomUUID(),
    trainingId: training.id,
    audience: "SEATED" as const,
    texts: {
      az: { subject: "Sabah", text: "Əlcək götürün.\n\nƏlcək götürün." },
      en: { subject: "Tomorrow", text: "Bring <b>gloves</b>." },
    },
  };
  expect(await message.send(draft)).toMatchObject({ recipients: 3 });
  expect(await message.send(draft)).toMatchObject({ recipients: 3 });
  return { english, russian, silent, training, message };
}

test("a message is told once to each it is for, in their language, as they want to hear", async () => {
  await using jobs = await testJobs();
  const { english, russian, silent, training, message } = await sent(jobs);
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
  const { items } = await message.list({ trainingId: training.id });
  expect(items).toMatchObject([{ recipients: 3, notices: 3, letters: 2 }]);
});

test("a message that is gone is told to nobody", async () => {
  await using jobs = await testJobs();
  const fact = { id: 1, name: "message/sent", data: { messageId: 7 }, actorId: null, at: "" } as const;
  expect(await messageSent.compose({ db: jobs.db, siteUrl }, fact)).toBeNull();
});
