// Takes a picture of every page on phone and desktop, in each language and light: for people to look at.
// Of the portal at PORTAL_URL, into .shots.
import { mkdir } from "node:fs/promises";
import { chromium, type Page } from "@playwright/test";
import { launchOptions } from "./browser.ts";
import { signedIn } from "./people.ts";

const portal = process.env.PORTAL_URL ?? "http://127.0.0.1:3000";
const screens = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 900 } };
const pages = {
  home: "/",
  trainings: "/trainings",
  filtered: "/trainings?search=su&certificate=true&sort=title",
  empty: "/trainings?search=qqqqqq",
  refused: "/trainings?page=0&sort=bogus",
  training: "/trainings/1",
  exams: "/exams",
  exam: "/exams/1",
  trainers: "/trainers",
  search: "/search?search=suvarma&certificate=true",
  "search-lessons": "/search?search=suvarma&noun=LESSON",
  missing: "/nowhere",
  "sign-in": "/sign-in",
  "sign-up": "/sign-up",
  verify: "/verify",
  "second-factor": "/sign-in/second-factor",
  "forgot-password": "/forgot-password",
  "reset-password": "/reset-password",
  invitation: "/invitation",
  leave: "/leave",
};
/** Pages that are for one role. */
const homes = {
  LEARNER: { learn: "/learn", notifications: "/account/notifications" },
  TRAINER: { teach: "/teach" },
  ADMIN: { admin: "/admin" },
};

const folder = new URL(".shots/", import.meta.url).pathname;
await mkdir(folder, { recursive: true });
const browser = await chromium.launch(launchOptions);
for (const [screen, viewport] of Object.entries(screens)) {
  for (const colorScheme of ["light", "dark"] as const) {
    const options = { baseURL: portal, viewport, colorScheme, isMobile: screen === "phone" };
    const context = await browser.newContext(options);
    const page = await context.newPage();
    await shoot(page, pages, `${screen}-${colorScheme}`);
    for (const role of ["LEARNER", "TRAINER", "ADMIN"] as const) {
      await context.clearCookies();
      await signedIn(page, role);
      await shoot(page, homes[role], `${screen}-${colorScheme}`);
    }
    await context.close();
  }
}
await browser.close();

async function shoot(page: Page, pages: Record<string, string>, look: string) {
  for (const language of look.endsWith("dark") ? ["az"] : ["az", "en", "ru"]) {
    for (const [name, path] of Object.entries(pages)) {
      await page.goto(portal + (language === "az" ? path : `/${language}${path}`.replace(/\/$/, "")));
      await page.getByRole("contentinfo").scrollIntoViewIfNeeded();
      await page.waitForLoadState("networkidle");
      await page.screenshot({ path: `${folder}${name}-${language}-${look}.png`, fullPage: true });
    }
  }
}
