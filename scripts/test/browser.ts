import { existsSync } from "node:fs";
import { run } from "../portal/processes.ts";
import { step } from "../portal/progress.ts";

const places = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/**
 * The browser of the journeys: the one at `BROWSER_PATH`, else the system's. On Debian and its relatives the
 * package is installed where there is none and this process may do so.
 *
 * @throws Error that says what to do when there is none.
 */
export async function findBrowser(signal: AbortSignal): Promise<string> {
  const wished = process.env.BROWSER_PATH;
  if (wished && !existsSync(wished)) throw new Error(`BROWSER_PATH leads to no file: ${wished}`);
  const found = wished || places.find(existsSync);
  if (found) return found;
  if (process.getuid?.() !== 0 || !existsSync("/etc/debian_version")) {
    throw new Error("The journeys need Chromium or Chrome: install it, or set BROWSER_PATH to its program.");
  }
  const options = { signal, env: { DEBIAN_FRONTEND: "noninteractive" } };
  await step("Installing Debian's Chromium", async () => {
    await run("apt-get", ["update"], options);
    await run("apt-get", ["install", "-y", "--no-install-recommends", "chromium"], options);
  });
  return "/usr/bin/chromium";
}
