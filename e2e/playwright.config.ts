import { defineConfig, devices } from "@playwright/test";
import { launchOptions } from "./browser.ts";

// A portal of the journeys' own, with data made for this run, beside any that runs; or one that runs, at PORTAL_URL.
const running = process.env.PORTAL_URL;
const own = {
  DATABASE_URL: "",
  SEED: "demo",
  PORTAL_NAME: "journeys",
  PORTAL_DATA: "new",
  WEB_PORT: "3960",
  API_PORT: "4960",
};
const baseURL = running ?? `http://127.0.0.1:${own.WEB_PORT}`;

export default defineConfig({
  testDir: ".",
  workers: 2,
  fullyParallel: true,
  reporter: "list",
  forbidOnly: true,
  // Of the ports and of the data it is sure: a portal that took others would not answer here.
  ...(!running && {
    webServer: {
      command: "node scripts/start.ts",
      cwd: "..",
      env: own,
      url: `${baseURL}/trainings`,
      timeout: 300_000,
      gracefulShutdown: { signal: "SIGTERM", timeout: 15_000 },
    },
  }),
  use: {
    ...devices["Desktop Chrome"],
    baseURL,
    launchOptions,
    trace: "retain-on-failure",
  },
});
