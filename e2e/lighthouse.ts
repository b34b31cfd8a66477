// Measures pages with Lighthouse, as a desktop computer and as a slow phone see them: the catalogue and a training's page as anybody
// has them, the home and the player as the demo's learner. Of the portal at PORTAL_URL, with demo data. Each is loaded five times; what
// is said of each category is the score in the middle. Fails where one is less than 95 of 100.
import { demoAccounts, demoPassword } from "@agrar/db/seed";
import { chromium } from "@playwright/test";
import lighthouse, { desktopConfig, type Flags } from "lighthouse";
import { launchOptions } from "./browser.ts";

const portal = process.env.PORTAL_URL ?? "http://127.0.0.1:3000";
const port = 9223;
const least = 95;
const runs = 5;

const learner = { extraHeaders: { Cookie: await learnersCookie() } };
// Nobody finds by a search what is for one person: such pages ask not to be found.
const own = { ...learner, onlyCategories: ["performance", "accessibility", "best-practices"] };
const pages: [path: string, flags: Flags][] = [
  ["/trainings", {}],
  ["/trainings/1", {}],
  ["/learn", own],
  [await lessonOf(12), own],
];

const browser = await chromium.launch({
  ...launchOptions,
  // A phone draws on a processor of its own; without one, drawing would be counted as the page's work.
  args: [...launchOptions.args, "--disable-gpu", `--remote-debugging-port=${port}`],
});
let short = false;
for (const [path, flags] of pages) {
  for (const screen of ["desktop", "phone"] as const) {
    const found = new Map<string, number[]>();
    for (let run = 0; run < runs; run++) {
      const result = await lighthouse(
        portal + path,
        { port, logLevel: "error", ...flags },
        screen === "desktop" ? desktopConfig : undefined,
      );
      for (const { title, score } of Object.values(result?.lhr.categories ?? {}))
        found.set(title, [...(found.get(title) ?? []), Math.round((score ?? 0) * 100)]);
    }
    const scores = [...found].map(([title, each]) => [title, middleOf(each)] as const);
    console.log(`${path} ${screen}: ${scores.map(([title, score]) => `${title} ${score}`).join(", ")}`);
    short ||= scores.length === 0 || scores.some(([, score]) => score < least);
  }
}
await browser.close();
process.exitCode = short ? 1 : 0;

/** The score in the middle; nothing where a page was not measured. */
function middleOf(scores: number[]): number {
  return scores.sort((a, b) => a - b)[Math.floor(scores.length / 2)] ?? 0;
}

/** The session of the demo's learner. */
async function learnersCookie(): Promise<string> {
  const account = demoAccounts.find(({ role }) => role === "LEARNER");
  const answer = await fetch(`${portal}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: portal },
    body: JSON.stringify({ email: account?.email, password: demoPassword }),
  });
  if (!answer.ok) throw new Error(`The demo's learner cannot sign in: ${answer.status}.`);
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}

/** The lesson that the learner goes on with in a training: measured where it is, not on the way to it. */
async function lessonOf(trainingId: number): Promise<string> {
  const { url } = await fetch(`${portal}/learn/${trainingId}`, {
    headers: { cookie: learner.extraHeaders.Cookie },
  });
  return new URL(url).pathname;
}
