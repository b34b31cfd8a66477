import { createReadStream } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import {
  DeleteObjectCommand,
  GetObjectCommand,
  PutObjectCommand,
  paginateListObjectsV2,
  S3Client,
} from "@aws-sdk/client-s3";
import { Upload } from "@aws-sdk/lib-storage";
import { isObject, newObject, type Storage } from "./storage/storage.ts";

export type S3Options = {
  /** The address of the service; by default that of Amazon in the region. */
  endpoint?: string | undefined;
  region: string;
  /** A bucket that is the portal's alone: what no row of its database names is swept out of it. */
  bucket: string;
  accessKeyId: string;
  secretAccessKey: string;
  /** Whether the bucket is named in the path of addresses, and not in their host. */
  pathStyle: boolean;
};

/** Objects that are removed at the same time. */
const atOnce = 10;

/** Keeps objects in a bucket of a service that speaks S3. Nobody but the portal needs to reach it. */
export function s3Storage({ bucket, endpoint, region, pathStyle, ...credentials }: S3Options): Storage {
  const client = new S3Client({
    region,
    credentials,
    forcePathStyle: pathStyle,
    ...(endpoint && { endpoint }),
    // Not every service that speaks S3 knows the newer checksums.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
  });
  return {
    scratch: async () => join(tmpdir(), `agrar-${newObject("part")}`),
    async put(object, path) {
      await new Upload({
        client,
        params: { Bucket: bucket, Key: object, Body: createReadStream(path) },
      }).done();
      await rm(path, { force: true });
    },
    async write(object, bytes) {
      await client.send(new PutObjectCommand({ Bucket: bucket, Key: object, Body: bytes }));
    },
    async read(object, span) {
      const Range = span && `bytes=${span.start}-${span.end}`;
      const { Body } = await client
        .send(new GetObjectCommand({ Bucket: bucket, Key: object, Range }))
        .catch((error: Error) => {
          if (error.name === "NoSuchKey") throw Object.assign(error, { code: "ENOENT" });
          throw error;
        });
      return Body as Readable;
    },
    // One by one: who removes many with one request has to send a checksum, and services disagree on which.
    async remove(objects) {
      for (let n = 0; n < objects.length; n += atOnce) {
        const some = objects.slice(n, n + atOnce);
        await Promise.all(some.map((Key) => client.send(new DeleteObjectCommand({ Bucket: bucket, Key }))));
      }
    },
    async *list() {
      for await (const { Contents = [] } of paginateListObjectsV2({ client }, { Bucket: bucket }))
        for (const { Key = "", LastModified } of Contents)
          if (isObject(Key) && LastModified) yield { object: Key, since: LastModified };
    },
  };
}
