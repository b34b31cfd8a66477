import { given } from "@agrar/db/given";
import { cloneDb } from "@agrar/db/testing";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { createCaller } from "../server.ts";

const { db, drop } = await cloneDb();
afterAll(drop);
const make = given(db);

const verbs = [
  "open",
  "beat",
  "complete",
  "complete",
  "register",
  "cancel",
  "addLesson",
  "removeLesson",
  "makeOptional",
  "makeRequired",
] as const;

/** Something that happens; `who` and `which` choose among the learners and lessons there are. */
const event = fc.record({
  verb: fc.constantFrom(...verbs),
  who: fc.nat(2),
  which: fc.nat(9),
  seconds: fc.nat(90),
});

type Status = "APPROVED" | "COMPLETED" | "CANCELLED";
type Learner = {
  id: number;
  status: Status | null;
  percent: number;
  begun: Set<number>;
  done: Set<number>;
  seconds: number;
  lastSeen: Map<number, number>;
};
type Lesson = { id: number; isPublished: boolean; isRequired: boolean };

/** What domain 3.3 says, in the plainest words: no SQL, no triggers, everything counted anew. */
function createModel(people: number[]) {
  const lessons: Lesson[] = [];
  const learners: Learner[] = people.map((id) => ({
    id,
    status: null,
    percent: 0,
    begun: new Set(),
    done: new Set(),
    seconds: 0,
    lastSeen: new Map(),
  }));
  const counting = () => {
    const published = lessons.filter(({ isPublished }) => isPublished);
    const required = published.filter(({ isRequired }) => isRequired);
    return required.length > 0 ? required : published;
  };
  /** Brings a learner up to what they have done; who is completed, or out, stays as they are. */
  const follow = (learner: Learner) => {
    if (learner.status !== "APPROVED") return;
    const count = counting();
    const done = count.filter(({ id }) => learner.done.has(id)).length;
    const now = count.length === 0 ? 0 : Math.floor((100 * done) / count.length);
    learner.percent = Math.max(learner.percent, now);
    if (count.length > 0 && done === count.length) learner.status = "COMPLETED";
  };
  return { lessons, learners, follow };
}

test("any events in any order leave what the rules say: 0 to 100, never back, never un-completed, counts right", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(event, { minLength: 5, maxLength: 40 }), async (events) => {
      const { id: trainingId } = await make.training();
      const { id: moduleId } = await make.module({ trainingId });
      const people = [(await make.user()).id, (await make.user()).id, (await make.user()).id];
      const model = createModel(people);
      const addLesson = async () => {
        const { id } = await make.lesson({ moduleId });
        model.lessons.push({ id, isPublished: true, isRequired: true });
      };
      await addLesson();
      await addLesson();
      let clock = Date.parse("2026-11-23T08:00:00Z");
      const highest = new Map<number, number>();
      const completed = new Set<number>();

      for (const { verb, who, which, seconds } of events) {
        clock += 60_000;
        const learner = model.learners[who % 3] as Learner;
        const lesson = model.lessons[which % model.lessons.length] as Lesson;
        const lessonId = lesson.id;
        const api = createCaller({ db, viewer: { role: "LEARNER", id: learner.id }, now: new Date(clock) });
        const learns = learner.status === "APPROVED" || learner.status === "COMPLETED";
        const mayWrite = learns && lesson.isPublished;
        /** Whether the call went well; what the rules refuse must be refused. */
        const goes = async (call: Promise<unknown>, expected: boolean) => {
          const well = await call.then(
            () => true,
            (error) => {
              if (!("reason" in error)) throw error;
              return false;
            },
          );
          expect(well, verb).toBe(expected);
        };
        switch (verb) {
          case "open":
            await goes(api.progress.open({ lessonId }), mayWrite);
            if (mayWrite) {
              learner.begun.add(lessonId);
              learner.lastSeen.set(lessonId, clock);
            }
            break;
          case "beat": {
            const last = learner.lastSeen.get(lessonId);
            const passed = last === undefined ? -1 : (clock - last) / 1000;
            const fits = learns && last !== undefined && seconds <= passed + 5;
            await goes(api.progress.beat({ lessonId, seconds }), fits);
            if (fits) {
              learner.seconds += Math.min(seconds, passed);
              learner.lastSeen.set(lessonId, clock);
            }
            break;
          }
          case "complete":
            await goes(api.progress.complete({ lessonId }), mayWrite);
            if (mayWrite) {
              learner.begun.add(lessonId);
              if (!learner.done.has(lessonId)) learner.lastSeen.set(lessonId, clock);
              learner.done.add(lessonId);
              model.follow(learner);
            }
            break;
          case "register":
            await goes(api.registration.register({ trainingId }), true);
            if (learner.status === null || learner.status === "CANCELLED") {
              learner.status = "APPROVED";
              // A new registration begins with what has been done.
              learner.percent = 0;
              highest.delete(learner.id);
              model.follow(learner);
            }
            break;
          case "cancel": {
            const place = await api.registration.own({ trainingId });
            if (!place) break;
            await goes(api.registration.cancel({ id: place.id }), learner.status !== "COMPLETED");
            if (learner.status === "APPROVED") learner.status = "CANCELLED";
            break;
          }
          case "addLesson":
            if (model.lessons.length < 8) await addLesson();
            break;
          case "removeLesson":
            await db.lesson.update({ where: { id: lessonId }, data: { status: "ARCHIVED" } });
            lesson.isPublished = false;
            for (const one of model.learners) if (one.begun.size > 0) model.follow(one);
            break;
          case "makeOptional":
          case "makeRequired":
            lesson.isRequired = verb === "makeRequired";
            await db.lesson.update({ where: { id: lessonId }, data: { isRequired: lesson.isRequired } });
            for (const one of model.learners) if (one.begun.size > 0) model.follow(one);
            break;
        }

        const rows = await db.registration.findMany({
          where: { trainingId },
          select: { id: true, userId: true, status: true, percent: true },
        });
        expect(new Map(rows.map(({ userId, status, percent }) => [userId, { status, percent }]))).toEqual(
          new Map(
            model.learners
              .filter(({ status }) => status !== null)
              .map(({ id, status, percent }) => [
                id,
                { status, percent: status === "COMPLETED" ? 100 : percent },
              ]),
          ),
        );
        for (const { userId, status, percent } of rows) {
          expect(percent).toBeGreaterThanOrEqual(highest.get(userId) ?? 0);
          expect(percent).toBeLessThanOrEqual(100);
          highest.set(userId, percent);
          if (completed.has(userId)) expect(status).toBe("COMPLETED");
          if (status === "COMPLETED") completed.add(userId);
        }
      }

      const stats = await db.trainingStats.findUniqueOrThrow({ where: { trainingId } });
      const standing = model.learners.filter(({ status }) => status !== null && status !== "CANCELLED");
      expect(stats).toMatchObject({
        registrations: standing.length,
        completed: standing.filter(({ status }) => status === "COMPLETED").length,
        started: standing.filter(({ status, begun }) => status === "APPROVED" && begun.size > 0).length,
      });
      const facts = await db.fact.groupBy({
        by: ["subject"],
        where: { name: "registration/completed", subject: { in: await subjectsOf(trainingId) } },
        _count: true,
      });
      expect(facts.map(({ _count }) => _count)).toEqual(facts.map(() => 1));
      expect(facts).toHaveLength(completed.size);
      const [{ spent }] = await db.$queryRaw<[{ spent: number }]>`
        select coalesce(sum(p.seconds_spent), 0)::int as spent
          from lesson_progress p join registrations r on r.id = p.registration_id where r.training_id = ${trainingId}`;
      expect(spent).toBe(model.learners.reduce((sum, { seconds }) => sum + seconds, 0));
    }),
    { numRuns: 25 },
  );
}, 300_000);

const subjectsOf = async (trainingId: number) =>
  (await db.registration.findMany({ where: { trainingId }, select: { id: true } })).map(
    ({ id }) => `registration:${id}`,
  );
