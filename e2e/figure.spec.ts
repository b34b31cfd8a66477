import { randomUUID } from "node:crypto";
import { expect, test } from "@playwright/test";
import { signedIn } from "./people.ts";
import { expectSound } from "./sound.ts";

test.describe.configure({ timeout: 120_000 });

test("an admin looks at a span of days, goes to the rows behind a figure and takes them away", async ({
  page,
}) => {
  await signedIn(page, "ADMIN");
  await page.goto("/en/admin");
  await page.getByRole("link", { name: "365 days" }).click();
  await expect(page.getByRole("link", { name: "365 days" })).toHaveAttribute("aria-current", "true");
  const figure = page
    .locator("dl > div")
    .filter({ has: page.getByRole("link", { name: "Registrations", exact: true }) });
  const n = (await figure.locator("dd > span").first().textContent()) ?? "";
  expect(Number(n.replaceAll(",", ""))).toBeGreaterThan(100);
  await expectSound(page, "the overview");
  await figure.getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Registrations");
  await expect(page.getByText(`${n} registrations`)).toBeVisible();
  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download as Excel" }).click();
  expect((await saved).suggestedFilename()).toMatch(/^registrations-\d{4}-\d\d-\d\d\.xlsx$/);

  await page.goto("/en/admin?from=2026-02-30&to=2026-03-01");
  await expect(page.getByRole("main")).toContainText("First day");
});

test("an admin makes a field, moves it by the keyboard, and removes it, but none that is used", async ({
  page,
}) => {
  await signedIn(page, "ADMIN");
  await page.goto("/en/admin/categories");
  const az = `Quşçuluq ${randomUUID().slice(0, 8)}`;
  await page.getByRole("button", { name: "New field" }).click();
  await page.getByRole("dialog").getByLabel("Name").first().fill(az);
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  const row = page.getByRole("listitem").filter({ hasText: az });
  await expect(row).toBeVisible();
  await row.getByRole("button", { name: /^Up/ }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main").getByRole("status")).toContainText("is number");
  await expect(row.getByRole("button", { name: /^Up/ })).toBeFocused();
  await expectSound(page, "the fields");
  await row.getByRole("button", { name: /^Stop offering/ }).click();
  await expect(row).toContainText("Not offered");
  await row.getByRole("button", { name: /^Remove/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await expect(row).toHaveCount(0);
  await page
    .getByRole("listitem")
    .filter({ hasText: /[1-9]\d* trainings/ })
    .first()
    .getByRole("button", { name: /^Remove/ })
    .click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await expect(page.getByRole("dialog").getByRole("alert")).toContainText("There are trainings or exams");
});
