import type { Outputs } from "@agrar/api";
import type { Visitor } from "./visitor.ts";

type Training = Outputs["training"]["list"]["items"][number];

/** What somebody does in one visit, step by step; `pause` is the time they take to look at what they were shown. */
export type Visit = (visitor: Visitor, pause: () => Promise<void>) => Promise<void>;

const oneOf = <T>(some: readonly T[]): T => some[Math.floor(Math.random() * some.length)] as T;
const chance = (share: number) => Math.random() < share;

const words = [
  "alma",
  "təlim",
  "torpaq",
  "suvarma",
  "bağ",
  "heyvan",
  "arı",
  "gübrə",
  "üzüm",
  "orchard",
  "почва",
];

/** A guest, or whoever looks for a training: the catalogue, a page or two of it, a search, a training, an exam. */
export const browse: Visit = async (visitor, pause) => {
  await looked(visitor, pause);
};

/** The same, and the training that they chose in the end. */
async function looked(visitor: Visitor, pause: () => Promise<void>): Promise<Training | undefined> {
  const lang = oneOf(["az", "az", "az", "en", "ru"] as const);
  await visitor.read("category", "list", { lang });
  let list = await visitor.read("training", "list", { lang });
  await pause();
  if (chance(0.5)) {
    list = await visitor.read("training", "list", { lang, page: 1 + Math.ceil(Math.random() * 5) });
    await pause();
  }
  if (chance(0.4)) {
    const type = oneOf(["ONLINE", "OFFLINE", "VIDEO"] as const);
    list = await visitor.read("training", "list", { lang, type }, "training.list, filtered");
    await pause();
  }
  if (chance(0.4)) {
    list = await visitor.read("training", "list", { lang, search: oneOf(words) }, "training.list, searched");
    await pause();
  }
  if (chance(0.4)) {
    const search = oneOf(words);
    await visitor.read("search", "overview", { lang, search });
    await pause();
    await visitor.read("search", "trainings", { lang, search });
    await pause();
  }
  const chosen = list && list.items.length > 0 ? oneOf(list.items) : undefined;
  if (chosen) {
    await visitor.read("training", "byId", { id: chosen.id, lang });
    await pause();
    if (chance(0.5))
      await visitor.read(
        "training",
        "byId",
        { id: chosen.id, lang, includeModules: true },
        "training.byId, modules",
      );
  }
  if (chance(0.2)) {
    await visitor.read("exam", "list", { lang });
    await pause();
  }
  return chosen;
}

/** An admin looks through the lists, each new to them. */
export const administer: Visit = async (visitor, pause) => {
  await visitor.read("account", "viewer", undefined);
  for (const look of [
    () =>
      visitor.read(
        "training",
        "list",
        { pageSize: 50, page: 1 + Math.floor(Math.random() * 3) },
        "training.list, admin",
      ),
    () => visitor.read("exam", "list", { pageSize: 50 }, "exam.list, admin"),
    () => visitor.read("user", "list", { page: 1 + Math.floor(Math.random() * 5) }),
    () =>
      visitor.read("user", "list", { search: oneOf(["Aysel", "Məmməd", "agrar"]) }, "user.list, searched"),
    () => visitor.read("audit", "list", {}),
  ]) {
    await look();
    await pause();
  }
};

/** A learner looks for a training. */
export const learn: Visit = async (visitor, pause) => {
  await visitor.read("account", "viewer", undefined);
  await looked(visitor, pause);
};

/** A learner looks for a training, registers, reads what they were told, and now and then gives the seat back. */
export const enrol: Visit = async (visitor, pause) => {
  await visitor.read("account", "viewer", undefined);
  const chosen = await looked(visitor, pause);
  // Nobody registers for what has begun.
  if (!chosen || (chosen.type !== "VIDEO" && (chosen.startDate ?? "9999") <= new Date().toISOString()))
    return;
  const { id: trainingId } = chosen;
  await visitor.read("registration", "own", { trainingId });
  const place = await visitor.change("registration", "register", { trainingId });
  await pause();
  await visitor.read("registration", "list", { scope: "mine" });
  await visitor.read("notice", "list", {});
  await pause();
  if (place && chance(0.3)) await visitor.change("registration", "cancel", { id: place.id });
};

/** A learner goes on in a training by videos: where they are in it, a few lessons, a sign of life and a note in each, and that it is done. */
export const study: Visit = async (visitor, pause) => {
  await visitor.read("account", "viewer", undefined);
  const list = await visitor.read("training", "list", { type: "VIDEO" }, "training.list, filtered");
  if (!list || list.items.length === 0) return;
  const { id: trainingId } = oneOf(list.items);
  await visitor.read("registration", "own", { trainingId });
  const place = await visitor.change("registration", "register", { trainingId });
  if (place?.status !== "APPROVED" && place?.status !== "COMPLETED") return;
  for (let lessons = 0; lessons < 3; lessons++) {
    const outline = await visitor.read("progress", "outline", { trainingId });
    const lessonId = outline?.resumeLessonId;
    if (!lessonId) return;
    await visitor.read("progress", "lesson", { lessonId });
    await visitor.change("progress", "open", { lessonId });
    const opened = performance.now();
    await pause();
    const seconds = Math.floor((performance.now() - opened) / 1_000);
    await visitor.change("progress", "beat", { lessonId, seconds, positionSeconds: seconds });
    if (chance(0.3)) await visitor.change("progress", "note", { lessonId, text: oneOf(words) });
    await visitor.change("progress", "complete", { lessonId });
    await pause();
  }
};
