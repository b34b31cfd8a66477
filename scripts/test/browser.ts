import { existsSync } from "node:fs";
import { findBrowser } from "@agrar/e2e/browser";
import { run } from "../portal/processes.ts";
import { step } from "../portal/progress.ts";

/**
 * Makes sure that the journeys have a browser. On Debian and its relatives the package is installed where there is none
 * and this process may do so.
 *
 * @throws Error that says what to do when there is none.
 */
export async function provideBrowser(signal: AbortSignal): Promise<void> {
  const found = findBrowser();
  if (found && existsSync(found)) return;
  if (found) throw new Error(`BROWSER_PATH leads to no file: ${found}`);
  if (process.getuid?.() !== 0 || !existsSync("/etc/debian_version")) {
    throw new Error("The journeys need Chromium or Chrome: install it, or set BROWSER_PATH to its program.");
  }
  const options = { signal, env: { DEBIAN_FRONTEND: "noninteractive" } };
  await step("Installing Debian's Chromium", async () => {
    await run("apt-get", ["update"], options);
    await run("apt-get", ["install", "-y", "--no-install-recommends", "chromium"], options);
  });
}
