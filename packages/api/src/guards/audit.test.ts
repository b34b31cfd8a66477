import { cloneDb } from "@agrar/db/testing";
import { afterAll, describe, expect, test } from "vitest";
import { outcomeOf } from "./outcome.ts";
import { askers, openScene, procedures, type Scene } from "./scene.ts";
import { subjects } from "./subjects.ts";

const { db, drop } = await cloneDb();
afterAll(drop);

/** The mutations that leave no entry of who calls them, and why. */
const exceptions: Record<string, string> = {
  "invitation.byToken":
    "It changes nothing: it is a mutation so that what the link carries stands in no address.",
  "progress.open":
    "A learner reads many lessons in an hour; the row says when. Who joins by it is written down.",
  "progress.beat": "It comes twice a minute from everybody who reads, and its sum is in the row.",
  "progress.note": "What one notes is nobody else's business, and is saved with every pause.",
  "notice.read": "Whether one has read what one was told is nobody else's business, and decides nothing.",
  "notice.readAll": "Whether one has read what one was told is nobody else's business, and decides nothing.",
  "invitation.accept": "The entry is the new person's, whoever's browser it is.",
  "preference.byLink":
    "It changes nothing: it is a mutation so that what the link carries stands in no address.",
  "preference.leave": "The entry is that of whose the link is, whoever's browser it is.",
};

const mutations = Object.keys(procedures).filter((name) => procedures[name]?._def.type === "mutation");

/** What the log says that the one who asks has done. */
const deedsOf = ({ ctx: { viewer } }: Scene) =>
  "id" in viewer || "keyId" in viewer
    ? db.auditEntry.findMany({
        where: "id" in viewer ? { userId: viewer.id } : { keyId: viewer.keyId },
        select: { action: true, role: true },
      })
    : [];

async function deeds(procedure: string) {
  const found: { outcome: string; log: Awaited<ReturnType<typeof deedsOf>>; role: string }[] = [];
  for (const { arrange } of subjects[procedure]?.subjects ?? []) {
    for (const asker of askers) {
      const scene = await openScene(db, procedure, asker);
      const outcome = await outcomeOf(await arrange(scene));
      found.push({ outcome, log: await deedsOf(scene), role: scene.ctx.viewer.role });
    }
  }
  return found;
}

const isDone = ({ outcome }: { outcome: string }) => outcome === "done" || outcome === "sees";

describe("the audit log", () => {
  test.each(mutations.filter((name) => !exceptions[name]))(
    "says who did %s, once for each deed, and nothing of what was refused",
    async (procedure) => {
      const all = await deeds(procedure);
      const done = all.filter(isDone);
      expect(done.some(({ role }) => role === "ADMIN")).toBe(true);
      for (const { log, role } of done) expect(log).toEqual([{ action: procedure, role }]);
      const refused = all.filter(({ outcome }) => !isDone({ outcome }) && outcome !== "–");
      for (const { log } of refused) expect(log).toEqual([]);
    },
  );

  test.each(Object.entries(exceptions))("has no entry of who calls %s: %s", async (procedure) => {
    expect(mutations).toContain(procedure);
    const done = (await deeds(procedure)).filter(isDone);
    expect(done.length).toBeGreaterThan(0);
    for (const { log } of done) expect(log).toEqual([]);
  });

  test("says whose letters a link turned off", async () => {
    await deeds("preference.leave");
    const entries = await db.auditEntry.findMany({
      where: { action: "preference.leave" },
      select: { userId: true, entityId: true, changes: true },
    });
    expect(entries.length).toBeGreaterThan(0);
    for (const { userId, entityId, changes } of entries) {
      expect(String(userId)).toBe(entityId);
      expect(changes).toEqual({ families: [null, ["TRAINING"]] });
    }
  });

  test("says whom an invitation made", async () => {
    await deeds("invitation.accept");
    const entry = await db.auditEntry.findFirstOrThrow({
      where: { action: "invitation.accept" },
      select: { role: true, user: { select: { firstName: true, role: true } } },
    });
    expect(entry).toEqual({ role: "TRAINER", user: { firstName: "Nigar", role: "TRAINER" } });
  });
});
