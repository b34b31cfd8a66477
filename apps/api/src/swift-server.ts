import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { S3Options } from "@agrar/api/s3";
import { CreateBucketCommand, S3Client } from "@aws-sdk/client-s3";

/**
 * An OpenStack Swift of a test's own, with an empty bucket: a service that speaks S3 and believes nobody whose signature is wrong.
 * It ends with the process that started it.
 *
 * @throws Error where Swift is not installed for the Python of the system; `pnpm test` installs it on Debian.
 */
export async function swiftServer() {
  const folder = mkdtempSync(join(tmpdir(), "swift-"));
  const key = { accessKeyId: "portal:portal", secretAccessKey: "secret-of-the-bucket" };
  const program = join(import.meta.dirname, "swift-server.py");
  const server = spawn("/usr/bin/python3", [program, folder, key.accessKeyId, key.secretAccessKey], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const ended = once(server, "exit");
  const said = createInterface(server.stdout);
  const [port] = await Promise.race([once(said, "line"), ended.then(() => [])]);
  if (!port) throw new Error("Swift does not start: see above why.");
  const place = { endpoint: `http://127.0.0.1:${port}`, region: "us-east-1" };
  const options: S3Options = { ...key, ...place, bucket: "portal", pathStyle: true };
  const client = new S3Client({ ...place, forcePathStyle: true, credentials: key });
  await client.send(new CreateBucketCommand({ Bucket: options.bucket }));
  client.destroy();
  return {
    options,
    async stop() {
      server.stdin.end();
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
}
