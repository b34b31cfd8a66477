import { createRequire } from "node:module";
import { join } from "node:path";
import { root, type ServiceOptions } from "./processes.ts";

/** `built` serves what the build made; `dev` follows the changes of the sources. */
export type Mode = "built" | "dev";

type Surroundings = Pick<ServiceOptions, "signal"> & {
  mode: Mode;
  port: number;
  logs: string;
  /** The address under which people reach the portal. */
  siteUrl: string;
};

const host = "127.0.0.1";

/** The address of a port on this machine. */
export const addressOf = (port: number) => `http://${host}:${port}`;

/** The API, over a database that is ready for it. */
export function apiService(
  around: Surroundings & { secret: string; showMailbox: boolean; files: string },
  databaseUrl: string,
): ServiceOptions {
  return {
    ...common(around, "api"),
    name: "The API",
    args: [...(around.mode === "dev" ? ["--watch"] : []), "src/main.ts"],
    env: {
      SHOW_MAILBOX: String(around.showMailbox),
      FILES_DIR: around.files,
      ...environment(around),
      AUTH_SECRET: around.secret,
      DATABASE_URL: databaseUrl,
    },
    ready: `${addressOf(around.port)}/health/ready`,
  };
}

/** The pages, over an API that answers. */
export function webService(around: Surroundings, apiUrl: string): ServiceOptions {
  const cwd = join(root, "apps/web");
  return {
    ...common(around, "web"),
    name: "The web server",
    args: around.mode === "dev" ? [nextOf(cwd), "dev", "--hostname", host] : ["server.ts"],
    env: {
      ...environment(around),
      API_URL: apiUrl,
      NEXT_TELEMETRY_DISABLED: "1",
    },
    ready: addressOf(around.port),
  };
}

const nextOf = (cwd: string) => createRequire(join(cwd, "package.json")).resolve("next/dist/bin/next");

function common({ mode, logs, signal }: Surroundings, app: string) {
  return {
    cwd: join(root, "apps", app),
    signal,
    ...(mode === "built" && { log: join(logs, `${app}.log`) }),
  };
}

const environment = ({ mode, port, siteUrl }: Surroundings) => ({
  NODE_ENV: mode === "built" ? "production" : "development",
  HOST: host,
  PORT: String(port),
  SITE_URL: siteUrl,
});
