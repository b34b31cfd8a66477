import { existsSync } from "node:fs";

const places = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** The program of the browser: the one at `BROWSER_PATH`, else the system's, if it has one. */
export const findBrowser = (): string | undefined => process.env.BROWSER_PATH || places.find(existsSync);

const executablePath = findBrowser();

/** How a browser is started here. */
export const launchOptions = {
  ...(executablePath && { executablePath }),
  args: ["--no-sandbox", "--disable-dev-shm-usage"],
};
