import { relative } from "node:path";
import type { Mode } from "./apps.ts";
import { root } from "./processes.ts";

/** What people need to know of a portal that has just started. */
export function summary({
  web,
  api,
  logs,
  mode,
}: {
  web: string;
  api: string;
  logs: string;
  mode: Mode;
}): string {
  const places = [
    ["Portal", web],
    ["Catalogue", `${web}/trainings`],
    ["REST API", `${api}/api/docs`],
    ["Health", `${api}/health`],
    ...(mode === "built" ? [["Logs", `${relative(root, logs)}/`]] : []),
  ];
  return `
${places.map(([name, place]) => `  ${name?.padEnd(12)}${place}`).join("\n")}

  Stop with Ctrl-C.
`;
}
