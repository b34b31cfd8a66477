// Takes a picture of every page on phone and desktop, in each language and light: for people to look at.
// Of the portal at PORTAL_URL, into .shots.
import { mkdir } from "node:fs/promises";
import { chromium } from "@playwright/test";
import { launchOptions } from "./browser.ts";

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
  missing: "/nowhere",
};

const folder = new URL(".shots/", import.meta.url).pathname;
await mkdir(folder, { recursive: true });
const browser = await chromium.launch(launchOptions);
for (const [screen, viewport] of Object.entries(screens)) {
  for (const colorScheme of ["light", "dark"] as const) {
    const context = await browser.newContext({ viewport, colorScheme, isMobile: screen === "phone" });
    const page = await context.newPage();
    for (const language of colorScheme === "dark" ? ["az"] : ["az", "en", "ru"]) {
      for (const [name, path] of Object.entries(pages)) {
        await page.goto(portal + (language === "az" ? path : `/${language}${path}`.replace(/\/$/, "")));
        await page.getByRole("contentinfo").scrollIntoViewIfNeeded();
        await page.waitForLoadState("networkidle");
        await page.screenshot({
          path: `${folder}${name}-${screen}-${language}-${colorScheme}.png`,
          fullPage: true,
        });
      }
    }
    await context.close();
  }
}
await browser.close();
