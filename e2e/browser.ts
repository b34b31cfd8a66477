import { existsSync } from "node:fs";

const places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const executablePath = process.env.BROWSER_PATH || places.find(existsSync);

/** How a browser is started here: the one at `BROWSER_PATH`, else the system's. */
export const launchOptions = {
  ...(executablePath && { executablePath }),
  args: ["--no-sandbox", "--disable-dev-shm-usage"],
};
