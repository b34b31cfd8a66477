import { brotliCompressSync } from "node:zlib";
import { chromium } from "@playwright/test";
import { launchOptions } from "./browser.ts";
const portal = process.env.PORTAL_URL ?? "";
const browser = await chromium.launch(launchOptions);
for (const path of process.argv.slice(2)) {
  const context = await browser.newContext();
  const page = await context.newPage();
  let br = 0, n = 0, html = 0;
  const jobs: Promise<void>[] = [];
  page.on("response", (r) => {
    if (r.request().resourceType() === "script") jobs.push(r.body().then((b) => { br += brotliCompressSync(b).length; n++; }));
    if (r.request().resourceType() === "document") jobs.push(r.body().then((b) => { html = brotliCompressSync(b).length; }));
  });
  await page.goto(portal + path);
  await page.waitForLoadState("networkidle");
  await Promise.all(jobs);
  console.log(path, "scripts", n, (br / 1024).toFixed(1), "kB br; html", (html / 1024).toFixed(1), "kB br");
  await context.close();
}
await browser.close();
