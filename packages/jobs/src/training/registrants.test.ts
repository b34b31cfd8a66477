import { recordFact } from "@agrar/api/fact";
import { expect, test } from "vitest";
import { testJobs } from "../testing.ts";

const statuses = ["APPROVED", "PENDING", "WAITLISTED", "REJECTED", "CANCELLED", "COMPLETED"] as const;

test.each([
  ["changed", "PUBLISHED", "Training changed: Apple", /Begins: 1 December 2026, 09:30\nPlace: Baku, 1/],
  ["cancelled", "CANCELLED", "Training cancelled: Apple", /is cancelled/],
] as const)(
  "that a training is %s is told to all who have a seat or wait for one",
  async (what, status, subject, text) => {
    await using jobs = await testJobs();
    const training = await jobs.make.training({
      title: { az: "Alma", en: "Apple" },
      status,
      startDate: new Date("2026-12-01"),
      startTime: new Date("1970-01-01T09:30:00Z"),
      address: "Baku,\n1",
    });
    const told: number[] = [];
    for (const each of statuses) {
      const person = await jobs.make.user({ emailVerified: true, language: "en" });
      await jobs.make.registration({ userId: person.id, trainingId: training.id, status: each });
      if (["APPROVED", "PENDING", "WAITLISTED"].includes(each)) told.push(person.id);
    }
    await jobs.db.$transaction((tx) =>
      recordFact(tx, { viewer: { role: "ANONYMOUS" } }, `training/${what}`, { trainingId: training.id }),
    );
    await jobs.start();
    await jobs.ended("deliver-chunk");
    const notices = await jobs.db.notice.findMany({ orderBy: { userId: "asc" } });
    expect(notices.map(({ userId, title }) => [userId, title])).toEqual(told.map((id) => [id, subject]));
    const letters = await jobs.db.mail.findMany();
    expect(letters).toHaveLength(3);
    for (const letter of letters) expect(letter.text).toMatch(text);
  },
);
