import { expect, test } from "@playwright/test";
import { ask, watchCalls } from "./api.ts";

test("leads from the catalogue to a training, its programme, its exam and its trainer", async ({ page }) => {
  const { items } = await ask(page, "training", "list", { sort: "registrations", pageSize: 12 });
  const chosen = items.find(({ exam }) => exam !== null);
  if (!chosen?.exam) throw new Error("No training of the first page has an exam.");
  await page.goto("/trainings?sort=registrations");
  await page.getByRole("link", { name: chosen.title, exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(chosen.title);
  await expect(page).toHaveTitle(/ · Aqrar Portal$/);

  const part = (name: string) =>
    page.locator("section").filter({ has: page.getByRole("heading", { level: 2, name, exact: true }) });
  await expect(part("İştirakçılar")).toContainText(`${chosen.registrationsCount} qeydiyyat`);
  await expect(part("Materiallar").getByRole("listitem").first()).toBeVisible();

  const outline = part("Proqram");
  await outline.scrollIntoViewIfNeeded();
  const { modules = [] } = await ask(page, "training", "byId", { id: chosen.id, includeModules: true });
  await expect(outline.getByRole("heading", { level: 3 })).toHaveText(modules.map(({ title }) => title));
  const last = modules.at(-1);
  await outline.getByText(last?.title ?? "").click();
  await expect(outline.getByText(last?.lessons[0]?.title ?? "").last()).toBeVisible();

  await page.getByRole("link", { name: "İmtahana bax" }).click();
  await expect(page).toHaveURL(new RegExp(`/exams/${chosen.exam.id}$`));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(chosen.exam.title);
  await page.goBack();
  await page.getByRole("link", { name: "Bu təlimçinin təlimləri" }).click();
  await expect(page).toHaveURL(new RegExp(`/trainings\\?trainer=${chosen.trainer.id}$`));
  const { total } = await ask(page, "training", "list", { trainerId: chosen.trainer.id });
  await expect(page.getByRole("heading", { level: 2, name: `${total} təlim` })).toBeVisible();
});

test("fetches the programme when the reader comes to it, and once", async ({ page }) => {
  const { items } = await ask(page, "training", "list", { pageSize: 1 });
  await page.setViewportSize({ width: 390, height: 500 });
  const calls = watchCalls(page);
  await page.goto(`/trainings/${items[0]?.id}`);
  await page.waitForLoadState("networkidle");
  expect(calls).toEqual([]);
  await page.getByRole("heading", { level: 2, name: "İştirakçılar", exact: true }).scrollIntoViewIfNeeded();
  await expect(page.getByRole("group").first()).toBeVisible();
  expect(calls).toEqual(["training.byId"]);
});

test("says facts to search engines in the page's language", async ({ page }) => {
  const { items } = await ask(page, "training", "list", { pageSize: 1, lang: "en" });
  await page.goto(`/en/trainings/${items[0]?.id}`);
  const data = JSON.parse((await page.locator('script[type="application/ld+json"]').textContent()) ?? "");
  expect(data).toMatchObject({ "@type": "Course", name: items[0]?.title });
  const canonical = page.locator('link[rel="canonical"]');
  await expect(canonical).toHaveAttribute("href", new RegExp(`/en/trainings/${items[0]?.id}$`));
  await expect(page.locator('link[hreflang="ru"]')).toHaveAttribute("href", /\/ru\/trainings\//);
});
