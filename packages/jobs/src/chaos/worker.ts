// One process of a storm, to be killed at any moment: it publishes trainings as the API would, hands facts on, and runs functions.
import { setTimeout as sleep } from "node:timers/promises";
import { recordFact } from "@agrar/api/fact";
import { createDb, type Db } from "@agrar/db";
import { release } from "../delivery/release.ts";
import { functions } from "../functions.ts";
import { createJobs } from "../jobs.ts";
import { resend } from "../mail/resend.ts";
import { witness } from "./witness.ts";

const [, , url = "", providerUrl = "", begun = ""] = process.argv;
const db = createDb({ url, poolSize: 4 });
const jobs = createJobs({
  db,
  url,
  siteUrl: "https://portal.example",
  secret: "the secret of a storm",
  transport: resend({
    apiKey: "re_key",
    from: "Agrar Portal <portal@agrar.example>",
    baseUrl: providerUrl,
    perSecond: 50,
    patience: 5_000,
  }),
  retryDelay: 500,
  functions: (tools) => [...functions(tools), witness(tools)],
});
await jobs.start();
// Not all at once: some are to be published while others are on their way. What could not be published is tried again.
while (await publishOne(db).catch(() => true)) await sleep(1_500 * Math.random());
// What some wait for comes soon: two days on, a second is a day. The clock is the same in all processes.
while (begun) {
  const seconds = (Date.now() - Number(begun)) / 1000;
  await release(db, new Date(Date.now() + (seconds + 2) * 86_400_000)).catch(() => {});
  await sleep(500 * Math.random());
}

/** Publishes a training that is still a draft, and records it, in one transaction. */
function publishOne(db: Db): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const [draft] = await tx.$queryRaw<{ id: number }[]>`
      update trainings set status = 'PUBLISHED'
       where id = (select id from trainings where status = 'DRAFT' order by id limit 1 for update skip locked)
      returning id`;
    if (!draft) return false;
    await recordFact(tx, { viewer: { role: "ANONYMOUS" } }, "training/published", { trainingId: draft.id });
    await tx.$executeRaw`
      insert into facts (name, subject, data)
      select 'witness/called', 'witness:' || n, jsonb_build_object('n', n)
        from generate_series(${draft.id} * 100, ${draft.id} * 100 + 9) n`;
    return true;
  });
}
