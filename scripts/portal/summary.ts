import { relative } from "node:path";
import { type DemoAccount, demoPassword } from "@agrar/db/seed";
import type { Mode } from "./apps.ts";
import { root } from "./processes.ts";

/** What there is to tell of a portal that has just started. */
export interface Summary {
  /** Addresses of the pages and of the API. */
  web: string;
  api: string;
  mode: Mode;
  /** The folder of the logs. */
  logs: string;
  accounts: DemoAccount[];
}

/** The summary as people read it in the terminal. */
export function summary({ web, api, mode, logs, accounts }: Summary): string {
  const places = [
    ["Portal", web],
    ["Catalogue", `${web}/trainings`],
    ["REST API", `${api}/api/docs`],
    ["Health", `${api}/health`],
    ...(mode === "built" ? [["Logs", `${relative(root, logs)}/*.log`]] : []),
  ];
  const people = accounts.map(({ role, name, email }) => [role.toLowerCase(), `${name}, ${email}`]);
  return [
    "",
    ...lines(places),
    ...(people.length > 0
      ? ["", `  Sign in to the demo with the password "${demoPassword}":`, ...lines(people)]
      : []),
    "",
    "  Stop with Ctrl-C.",
    "",
  ].join("\n");
}

const lines = (rows: string[][]) => rows.map(([name = "", ...rest]) => `  ${name.padEnd(12)}${rest}`);
