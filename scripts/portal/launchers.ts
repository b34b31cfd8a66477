import { readFileSync } from "node:fs";

/**
 * The processes that launched this one, its parent first, up to the last that is npm or pnpm. When one of them dies the
 * others live on under another parent, and nobody passes the signal down: `npx` asked to stop stops nothing but
 * its own shell. Who compares this list with an earlier one notices. Without /proc only the parent is known.
 */
export function launchers(): number[] {
  const ancestors: number[] = [];
  let launched = 1;
  for (let pid = process.ppid; pid > 1; pid = parentOf(pid)) {
    ancestors.push(pid);
    if (isPackageManager(commandOf(pid))) launched = ancestors.length;
  }
  return ancestors.slice(0, launched);
}

const read = (file: string) => {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return ""; // the process ended, or the system has no /proc
  }
};

/** 0 when it cannot be known. */
function parentOf(pid: number): number {
  const stat = read(`/proc/${pid}/stat`);
  // The name of the program stands in brackets and may contain anything; the state and the parent follow it.
  return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1] ?? 0);
}

const commandOf = (pid: number) => read(`/proc/${pid}/cmdline`);

/** Whether a command line, its words ended by \0 or by the spaces of a changed title, is one of npm or pnpm. */
export const isPackageManager = (command: string) =>
  /^(\S*\/)?(npm|npx|pnpm)[\s\0]/.test(command) ||
  /^[^\0]*node\0([^\0]*\/)?(npm|npx|pnpm)(-cli)?(\.[cm]?js)?\0/.test(command);
