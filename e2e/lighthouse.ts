// Measures the catalogue and a training's page with Lighthouse, as a desktop computer and as a slow phone sees them.
// Of the portal at PORTAL_URL. Fails where the desktop gives less than 95 of 100 in any category.
import { chromium } from "@playwright/test";
import lighthouse, { desktopConfig } from "lighthouse";
import { launchOptions } from "./browser.ts";

const portal = process.env.PORTAL_URL ?? "http://127.0.0.1:3000";
const port = 9223;
const least = 95;

const browser = await chromium.launch({
  ...launchOptions,
  args: [...launchOptions.args, `--remote-debugging-port=${port}`],
});
let short = false;
for (const path of ["/trainings", "/trainings/1"]) {
  for (const screen of ["desktop", "phone"] as const) {
    const result = await lighthouse(
      portal + path,
      { port, logLevel: "error" },
      screen === "desktop" ? desktopConfig : undefined,
    );
    const scores = Object.values(result?.lhr.categories ?? {}).map(
      ({ title, score }) => [title, Math.round((score ?? 0) * 100)] as const,
    );
    console.log(`${path} ${screen}: ${scores.map(([title, score]) => `${title} ${score}`).join(", ")}`);
    short ||= screen === "desktop" && scores.some(([, score]) => score < least);
  }
}
await browser.close();
process.exitCode = short ? 1 : 0;
