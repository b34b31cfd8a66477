import { expect, type Page, test } from "@playwright/test";
import { ask } from "./api.ts";

declare global {
  interface Window {
    report: (what: string) => void;
    ran?: string[];
  }
}

/** Collects what the browser refuses to do on the pages, and what it or React complains about. */
async function watchComplaints(page: Page): Promise<string[]> {
  const complaints: string[] = [];
  await page.exposeFunction("report", (what: string) => complaints.push(what));
  await page.addInitScript(() =>
    document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) =>
      window.report(`${effectiveDirective}: ${blockedURI}`),
    ),
  );
  page.on("console", (message) => {
    if (/^(error|warning)$/.test(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", ({ message }) => complaints.push(message));
  return complaints;
}

for (const language of ["", "/en", "/ru"]) {
  test(`the pages of ${language || "/az"} keep within their policy, and work`, async ({ page }) => {
    const complaints = await watchComplaints(page);
    const [{ items: trainings }, { items: exams }] = await Promise.all([
      ask(page, "training", "list", { sort: "registrations", pageSize: 1 }),
      ask(page, "exam", "list", { pageSize: 1 }),
    ]);
    const paths = ["", "/trainings", `/trainings/${trainings[0]?.id}`, "/exams", `/exams/${exams[0]?.id}`];
    for (const path of paths) {
      await page.goto(language + path || "/");
      // What comes when the reader scrolls is fetched and shown too.
      await page.getByRole("contentinfo").scrollIntoViewIfNeeded();
      await page.waitForLoadState("networkidle");
      expect(complaints, path).toEqual([]);
    }

    const html = page.locator("html");
    const before = await html.getAttribute("data-mantine-color-scheme");
    const scheme = page.locator("header button[aria-pressed]");
    await scheme.click();
    await expect(scheme).toHaveAttribute("aria-pressed", before === "dark" ? "false" : "true");

    await page.goto(`${language}/trainings`);
    // The script in the head has run: it alone knows the choice before the page is drawn.
    await expect(html).toHaveAttribute("data-mantine-color-scheme", before === "dark" ? "light" : "dark");
    await page.getByRole("searchbox").fill("qqqqqq");
    await expect(page).toHaveURL(/search=qqqqqq$/);
    await expect(page.getByRole("article")).toHaveCount(0);
    // From page to page without loading the document anew: scripts that come now are let in by those that are there.
    await page.getByRole("banner").locator(`a[href="${language}/exams"]`).click();
    await expect(page.getByRole("article").first()).toBeVisible();
    expect(complaints).toEqual([]);
  });
}

test("every answer lets its own scripts run and no others, and the API's answers none", async ({ page }) => {
  const nonces = new Set<string | undefined>();
  for (const path of ["/", "/en/trainings", "/nowhere", "/media/bees.svg", "/fonts/none", "/_next/none"]) {
    const headers = (await page.request.get(path)).headers();
    const policy = headers["content-security-policy"] ?? "";
    const [, scripts = ""] = policy.match(/script-src ([^;]*)/) ?? [];
    expect(scripts, path).toMatch(/^'self' 'nonce-[\w-]{22,}' 'strict-dynamic'$/);
    expect(policy).toContain("default-src 'self'; ");
    expect(headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": "strict-origin-when-cross-origin",
      "permissions-policy": expect.stringContaining("camera=()"),
    });
    nonces.add(scripts.match(/nonce-([\w-]+)/)?.[1]);
  }
  expect(nonces.size).toBe(6);
  const { "content-security-policy": policy } = (
    await page.request.get("/trpc/category.list?input=%7B%7D")
  ).headers();
  expect(policy).toBe("default-src 'none';frame-ancestors 'none'");
});

test("a script that gets into the HTML of a page does not run", async ({ page, baseURL }) => {
  const complaints = await watchComplaints(page);
  const ran = (how: string) => `(top.ran ??= []).push('${how}')`;
  await page.route("**/stolen.js", (route) =>
    route.fulfill({ contentType: "text/javascript", body: ran("file") }),
  );
  // As if a text of a user's had been written into the page as it is.
  await page.route("**/trainings", async (route) => {
    const response = await route.fetch();
    const injected = `<script>${ran("script")}</script><script src="/stolen.js"></script>
      <img src="data:," onerror="${ran("handler")}"><a id="trap" href="javascript:${ran("address")}">trap</a>
      <iframe srcdoc="<script>${ran("frame")}</script>"></iframe><base href="https://evil.example/">`;
    const body = (await response.text()).replace("<body>", `<body>${injected}`);
    expect(body).toContain(injected);
    await route.fulfill({ response, body });
  });
  await page.addInitScript(() =>
    document.addEventListener("DOMContentLoaded", () => document.getElementById("trap")?.click()),
  );
  await page.goto("/trainings");
  const refused = [
    "base-uri: https://evil.example/",
    "script-src-attr: inline",
    `script-src-elem: ${new URL("/stolen.js", baseURL).href}`,
    "script-src-elem: inline",
    "script-src-elem: inline",
    "script-src-elem: inline",
  ];
  const directives = /^(base-uri|script-src)/;
  await expect.poll(() => complaints.filter((what) => directives.test(what)).sort()).toEqual(refused);
  expect(await page.evaluate(() => window.ran)).toBeUndefined();
});

test("a page of another site cannot write in a reader's name", async ({ page, baseURL }) => {
  const url = new URL("/", baseURL).href;
  const write = (headers: Record<string, string>) =>
    page.request.post("/trpc/category.list", { data: {}, headers: { cookie: "any=1", ...headers } });
  const foreign = await write({ origin: "https://evil.example", "sec-fetch-site": "cross-site" });
  expect(foreign.status()).toBe(403);
  expect((await foreign.json()).error.data.reason).toBe("request.crossSite");
  expect((await write({ origin: new URL(url).origin })).status()).toBe(200);

  await page.context().addCookies([{ name: "any", value: "1", url }]);
  await page.goto("/");
  const own = await page.evaluate(async () => {
    const headers = { "content-type": "application/json" };
    return (await fetch("/trpc/category.list", { method: "POST", body: "{}", headers })).status;
  });
  expect(own).toBe(200);
});
