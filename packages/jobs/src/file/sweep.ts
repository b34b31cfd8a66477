import {
  findOrphans,
  forgetDeletedFiles,
  giveUpUploads,
  removeObjects,
  removeUnusedPictures,
} from "@agrar/api/storage";
import type { Tools } from "../tools.ts";

/**
 * Every hour, gives up uploads that were not finished within a day, pictures that no text shows any more and files of deleted lessons
 * that nobody can bring back any more, looks for stored bytes that no row names, and removes those whose time has
 * come. Each step can be done twice: what is removed is removed.
 */
export const sweepFiles = ({ inngest, db, storage }: Tools) =>
  inngest.createFunction(
    { id: "sweep-files", triggers: [{ cron: "TZ=Asia/Baku 17 * * * *" }] },
    async ({ step }) => {
      const now = new Date();
      const uploads = await step.run("uploads", () => giveUpUploads({ db, now }));
      const pictures = await step.run("pictures", () => removeUnusedPictures({ db, now }));
      const deleted = await step.run("deleted", () => forgetDeletedFiles({ db }));
      if (!storage) return { uploads, pictures, deleted };
      const orphans = await step.run("orphans", () => findOrphans({ db, storage, now }));
      const objects = await step.run("objects", () => removeObjects({ db, storage, now }));
      return { uploads, pictures, deleted, orphans, objects };
    },
  );
