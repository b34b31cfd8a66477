import { expect, test } from "@playwright/test";
import { ask } from "./api.ts";

test("finds a trainer by name and opens their trainings", async ({ page }) => {
  const { items, total } = await ask(page, "trainer", "list", { order: "asc", pageSize: 12 });
  await page.goto("/trainers");
  await expect(page.getByRole("heading", { level: 2, name: `${total} təlimçi` })).toBeVisible();
  const names = page.getByRole("article").getByRole("heading", { level: 3 });
  await expect(names).toHaveText(items.map(({ firstName, lastName }) => `${firstName} ${lastName}`));

  const busy = items.find(({ trainingsCount }) => trainingsCount > 0);
  if (!busy) throw new Error("No trainer of the first page has trainings.");
  await page.getByRole("searchbox").fill(`${busy.firstName} ${busy.lastName}`);
  await expect(page).toHaveURL(/search=/);
  const card = page.getByRole("article").filter({ hasText: `${busy.firstName} ${busy.lastName}` });
  await card.getByRole("link", { name: `${busy.trainingsCount} təlim` }).click();
  await expect(page).toHaveURL(new RegExp(`/trainings\\?trainer=${busy.id}$`));
  await expect(page.getByRole("heading", { level: 2, name: `${busy.trainingsCount} təlim` })).toBeVisible();
  await expect(page.getByLabel("Təlimçi", { exact: true })).toHaveValue(String(busy.id));
});
