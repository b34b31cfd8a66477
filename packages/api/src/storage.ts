/** Where files are kept: for the processes that open a storage, and for the jobs that sweep it. */
export { diskStorage } from "./storage/disk.ts";
export { type S3Options, s3Storage } from "./storage/s3.ts";
export type { Storage } from "./storage/storage.ts";
export { findOrphans, giveUpUploads, removeObjects } from "./storage/sweep.ts";
