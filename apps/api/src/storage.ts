import { s3Storage } from "@agrar/api/s3";
import { diskStorage, type Storage } from "@agrar/api/storage";
import type { Env } from "./env.ts";

/** Where the bytes of files are by the settings: a bucket where one is named, else a folder. */
export function storageOf(env: Env): Storage {
  const { S3_BUCKET: bucket, S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = env;
  if (!bucket || !accessKeyId || !secretAccessKey) return diskStorage(env.FILES_DIR);
  return s3Storage({
    bucket,
    accessKeyId,
    secretAccessKey,
    endpoint: env.S3_ENDPOINT,
    region: env.S3_REGION,
    pathStyle: env.S3_PATH_STYLE,
  });
}
