import type { Tools } from "../tools.ts";

/**
 * How long things are kept, in days: what went well, what failed, letters that do not leave the portal, what happened, and notices
 * once they are read.
 */
const kept = { completed: 14, failed: 90, letters: 30, facts: 400, readNotices: 180 };

/** Every night, forgets what nobody looks at any more. Who was told of a fact is forgotten with it. */
export const forget = ({ inngest, db }: Tools) =>
  inngest.createFunction(
    { id: "forget", triggers: [{ cron: "TZ=Asia/Baku 30 3 * * *" }] },
    async ({ step }) => {
      const runs = await step.run(
        "runs",
        () => db.$executeRaw`
          delete from jobs.runs
           where (state = 'completed' and ended_at < now() - make_interval(days => ${kept.completed}))
              or (state = 'failed' and ended_at < now() - make_interval(days => ${kept.failed}))`,
      );
      const facts = await step.run(
        "facts",
        () => db.$executeRaw`
          delete from facts where handed_on_at < now() - make_interval(days => ${kept.facts})`,
      );
      const letters = await step.run(
        "letters",
        () => db.$executeRaw`
          delete from mails where created_at < now() - make_interval(days => ${kept.letters})`,
      );
      const alarms = await step.run(
        "alarms",
        () => db.$executeRaw`
          delete from jobs.alarms where cleared_at < now() - make_interval(days => ${kept.failed})`,
      );
      const digests = await step.run(
        "digests",
        () => db.$executeRaw`
          delete from digests where created_at < now() - make_interval(days => ${kept.facts})`,
      );
      const notices = await step.run(
        "notices",
        () => db.$executeRaw`
          delete from notices where read_at < now() - make_interval(days => ${kept.readNotices})`,
      );
      return { runs, facts, letters, alarms, digests, notices };
    },
  );
