import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { ask } from "./api.ts";
import { signedIn } from "./people.ts";

/** What a column says of a row, by the name of both. */
async function cellOf(page: Page, table: string, row: string, column: string): Promise<string | null> {
  const found = page.getByRole("table", { name: table, exact: true });
  const heads = await found.getByRole("columnheader").allTextContents();
  const line = found
    .getByRole("row")
    .filter({ has: page.getByRole("rowheader", { name: row, exact: true }) });
  return line
    .getByRole("cell")
    .nth(heads.indexOf(column) - 1)
    .textContent();
}

test("an admin sees how the portal does: what was called, what was kept, the last hour and the jobs", async ({
  page,
}) => {
  await signedIn(page, "ADMIN");
  // An admin is answered by the database each time.
  for (let n = 0; n < 3; n++) await ask(page, "training", "list", { pageSize: 2 });
  await page.goto("/en/admin");
  await page.getByRole("link", { name: "Health" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Health" })).toBeVisible();
  await expect(page.getByText(/^Process: \S+\/\d+, version \d/)).toBeVisible();
  expect(Number(await cellOf(page, "Procedures", "training.list", "Calls"))).toBeGreaterThanOrEqual(3);
  expect(await cellOf(page, "Procedures", "training.list", "Budget")).toBe("2");
  expect(await cellOf(page, "Procedures", "training.list", "p95")).toMatch(/^[\d.,]+ ms$/);

  const before = Number(await cellOf(page, "Procedures", "exam.list", "Calls").catch(() => "0"));
  await ask(page, "exam", "list", { pageSize: 3 });
  await page.getByRole("button", { name: "Refresh" }).click();
  await expect
    .poll(async () => Number(await cellOf(page, "Procedures", "exam.list", "Calls").catch(() => "0")))
    .toBeGreaterThan(before);

  await expect(page.getByText("Changes in the database are heard")).toBeVisible();
  await expect(page.getByRole("img", { name: /^Requests: now [\d.,]+\/min, at most/ })).toBeVisible();
  await page.getByText("In numbers").click();
  const numbers = page.getByRole("table", { name: "The last hour" });
  await expect(numbers.getByRole("columnheader", { name: "Memory" })).toBeVisible();
  await expect(numbers.getByRole("row").nth(1)).toContainText("MB");
  await expect(page.getByRole("table", { name: "Longest in total" }).getByRole("row").nth(1)).toContainText(
    "ms",
  );
  await expect(page.getByRole("table", { name: "Jobs" })).toContainText("Failed runs");
});

test("to everybody else there is no such page", async ({ page }) => {
  await page.goto("/en/admin/health");
  await expect(page).toHaveURL(/\/en\/sign-in\?next=%2Fen%2Fadmin%2Fhealth$/);
  await signedIn(page, "TRAINER");
  expect((await page.goto("/en/admin/health"))?.status()).toBe(404);
  expect((await page.request.get("/trpc/health.figures")).status()).toBe(403);
  // Nor do strangers get at the metrics behind it through the portal's own address.
  expect((await page.request.get("/metrics")).status()).toBe(404);
});

const screens = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 900 } };

for (const [screen, viewport] of Object.entries(screens)) {
  for (const colorScheme of ["light", "dark"] as const) {
    test.describe(() => {
      test.use({ viewport, colorScheme });

      test(`${screen}, ${colorScheme}: axe finds nothing, and the page is no wider than the screen`, async ({
        page,
      }) => {
        test.setTimeout(120_000);
        await signedIn(page, "ADMIN");
        for (const language of ["", "/en", "/ru"]) {
          await page.goto(`${language}/admin/health`);
          await page.getByRole("contentinfo").scrollIntoViewIfNeeded();
          await page.waitForLoadState("networkidle");
          await page.locator("main details").evaluateAll((all: HTMLDetailsElement[]) => {
            for (const folded of all) folded.open = true;
          });
          const { violations } = await new AxeBuilder({ page }).analyze();
          expect(violations.map(({ id, nodes }) => `${language} ${id}: ${nodes[0]?.html}`)).toEqual([]);
          expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
            viewport.width,
          );
        }
      });
    });
  }
}
