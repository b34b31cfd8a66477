/** Where files are kept: what a storage is, one on a disk, and what sweeps it. One with a service is `s3.ts`. */
export { diskStorage } from "./storage/disk.ts";
export { isFull, isObject, newObject, type Span, type Storage } from "./storage/storage.ts";
export {
  findOrphans,
  forgetDeletedFiles,
  giveUpUploads,
  removeObjects,
  removeUnusedPictures,
  uploadHours,
} from "./storage/sweep.ts";
