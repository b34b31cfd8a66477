import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { ask } from "./api.ts";

const screens = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 900 } };

async function addresses(page: Page) {
  const [{ items: trainings }, { items: exams }] = await Promise.all([
    ask(page, "training", "list", { sort: "registrations", pageSize: 1 }),
    ask(page, "exam", "list", { sort: "registrations", pageSize: 1 }),
  ]);
  return [
    "/",
    "/trainings",
    "/trainings?type=ONLINE&certificate=true",
    "/trainings?search=qqqqqq",
    "/trainings?page=0",
    `/trainings/${trainings[0]?.id}`,
    "/exams",
    `/exams/${exams[0]?.id}`,
    "/trainers",
    "/nowhere",
  ];
}

for (const [screen, viewport] of Object.entries(screens)) {
  for (const colorScheme of ["light", "dark"] as const) {
    for (const language of ["", "/en", "/ru"]) {
      test.describe(() => {
        test.use({ viewport, colorScheme });

        test(`${screen}, ${colorScheme}, ${language || "/az"}: axe finds nothing`, async ({ page }) => {
          test.setTimeout(120_000);
          for (const address of await addresses(page)) {
            await page.goto((language + address).replace(/(.)\/$/, "$1"));
            // What comes when the reader scrolls is looked at too.
            await page.getByRole("contentinfo").scrollIntoViewIfNeeded();
            await page.waitForLoadState("networkidle");
            const { violations } = await new AxeBuilder({ page }).analyze();
            expect(violations.map(({ id, nodes }) => `${address} ${id}: ${nodes[0]?.html}`)).toEqual([]);
          }
        });
      });
    }
  }
}

test("the open sheet of filters is sound too", async ({ page }) => {
  await page.setViewportSize(screens.phone);
  await page.goto("/trainings");
  await page.getByRole("button", { name: "Süzgəclər" }).click();
  await expect(page.getByRole("complementary")).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
});
