import { expect, type Page, test } from "@playwright/test";
import { ask, watchCalls } from "./api.ts";

const titles = (page: Page) => page.getByRole("article").getByRole("heading", { level: 3 });
const count = (page: Page) => page.getByRole("heading", { level: 2, name: /təlim/ });
const search = (page: Page) => page.getByRole("searchbox");

test("shows the list as the API has it, without the browser asking again", async ({ page }) => {
  const calls = watchCalls(page);
  await page.goto("/trainings");
  const { total, items } = await ask(page, "training", "list", { pageSize: 12 });
  await expect(count(page)).toHaveText(`${total} təlim`);
  await expect(titles(page)).toHaveText(items.map(({ title }) => title));
  const [card, first] = [page.getByRole("article").first(), items[0]];
  await expect(card).toContainText(`${first?.trainer.firstName} ${first?.trainer.lastName}`);
  await expect(card).toContainText(`${first?.registrationsCount} qeydiyyat`);
  await page.waitForLoadState("networkidle");
  expect(calls).toEqual([]);
});

test("searches, narrows, sorts and turns pages, all in the address, one request each", async ({ page }) => {
  const calls = watchCalls(page);
  await page.goto("/trainings");
  await search(page).fill("damcı");
  await expect(page).toHaveURL(/\/trainings\?search=damc%C4%B1$/);
  const found = await ask(page, "training", "list", { search: "damcı", pageSize: 12 });
  await expect(titles(page)).toHaveText(found.items.map(({ title }) => title));
  expect(calls).toEqual(["training.list"]);

  await page.getByRole("button", { name: "Axtarışı təmizlə" }).click();
  await expect(page).toHaveURL(/\/trainings$/);

  const [category] = await ask(page, "category", "list", {});
  await page.getByLabel("Sahə", { exact: true }).selectOption(category?.name ?? "");
  await expect(page).toHaveURL(new RegExp(`category=${category?.id}$`));
  await expect(count(page)).toHaveText(`${category?.trainingsCount} təlim`);
  await page.getByLabel("Keçirilmə forması").selectOption("Onlayn");
  await expect(page).toHaveURL(/type=ONLINE/);
  await page.getByRole("button", { name: `${category?.name}: süzgəci götür` }).click();
  await page.getByRole("button", { name: "Onlayn: süzgəci götür" }).click();
  await expect(page).toHaveURL(/\/trainings$/);

  await page.getByLabel("Sıralama").selectOption("Ad");
  const sorted = { sort: "title", order: "asc", pageSize: 12 } as const;
  const first = await ask(page, "training", "list", sorted);
  await expect(titles(page)).toHaveText(first.items.map(({ title }) => title));

  await page.getByRole("navigation", { name: "Səhifələr" }).getByRole("link", { name: "Səhifə 2" }).click();
  await expect(page).toHaveURL(/\/trainings\?sort=title&page=2$/);
  const second = await ask(page, "training", "list", { ...sorted, page: 2 });
  await expect(titles(page)).toHaveText(second.items.map(({ title }) => title));
  await expect(count(page)).toBeFocused();

  await page.getByRole("button", { name: /Sıranı tərsinə çevir/ }).click();
  await expect(page).toHaveURL(/\/trainings\?sort=title&order=desc$/);
});

test("goes back through what was chosen, and opens the same from its address", async ({ page }) => {
  await page.goto("/trainings?sort=title");
  const first = await titles(page).allTextContents();
  await page.getByRole("link", { name: "Səhifə 2" }).click();
  await expect(titles(page)).not.toHaveText(first);
  const second = await titles(page).allTextContents();
  await search(page).fill("su");
  await expect(page).toHaveURL(/search=su/);
  await page.goBack();
  await expect(page).toHaveURL(/\?sort=title&page=2$/);
  await expect(search(page)).toHaveValue("");
  await expect(titles(page)).toHaveText(second);
  await page.goBack();
  await expect(titles(page)).toHaveText(first);
  await page.goto("/trainings?page=2&sort=title");
  await expect(titles(page)).toHaveText(second);
});

test("keeps page and search when the language changes", async ({ page }) => {
  await page.goto("/trainings?type=ONLINE&sort=title");
  await page.getByRole("link", { name: "English" }).click();
  await expect(page).toHaveURL(/\/en\/trainings\?type=ONLINE&sort=title$/);
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Trainings");
  const { items } = await ask(page, "training", "list", {
    type: "ONLINE",
    sort: "title",
    order: "asc",
    pageSize: 12,
    lang: "en",
  });
  await expect(titles(page)).toHaveText(items.map(({ title }) => title));
  await page.getByRole("link", { name: "Русский" }).click();
  await expect(page).toHaveURL(/\/ru\/trainings\?type=ONLINE&sort=title$/);
  await page.getByRole("link", { name: "Azərbaycanca" }).click();
  await expect(page).toHaveURL(/\/trainings\?type=ONLINE&sort=title$/);
  await expect(page.locator("html")).toHaveAttribute("lang", "az");
});

test("searches while one types, without a key to press at the end", async ({ page }) => {
  await page.goto("/en/trainings");
  await search(page).pressSequentially("bee");
  const { items } = await ask(page, "training", "list", { search: "bee", pageSize: 12, lang: "en" });
  await expect(titles(page)).toHaveText(items.map(({ title }) => title));
  await expect(search(page)).toHaveValue("bee");
  await page.goBack();
  await expect(search(page)).toHaveValue("");
});

test("says when nothing matches, and leads out", async ({ page }) => {
  await page.goto("/trainings?search=qqqqqq");
  await expect(page.getByRole("heading", { name: "Heç nə tapılmadı" })).toBeVisible();
  await page.getByRole("main").getByRole("button", { name: "Hamısını təmizlə" }).last().click();
  await expect(page).toHaveURL(/\/trainings$/);
  await expect(titles(page).first()).toBeVisible();
});

test("says when the list does not come, and tries again", async ({ page }) => {
  await page.goto("/trainings");
  await page.route("**/trpc/**", (route) => route.abort());
  await page.getByLabel("Keçirilmə forması").selectOption("Video");
  await expect(page.getByRole("heading", { name: "Siyahı yüklənmədi" })).toBeVisible({ timeout: 15_000 });
  await page.unroute("**/trpc/**");
  await page.getByRole("button", { name: "Yenidən cəhd et" }).click();
  const { total } = await ask(page, "training", "list", { type: "VIDEO", pageSize: 12 });
  await expect(count(page)).toHaveText(`${total} təlim`);
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

  test("the filters are a sheet that says how many there are to see", async ({ page }) => {
    await page.goto("/trainings");
    const sheet = page.getByRole("complementary", { name: "Süzgəclər" });
    await expect(sheet).toBeHidden();
    await page.getByRole("button", { name: "Süzgəclər" }).tap();
    await expect(sheet).toBeVisible();
    await sheet.getByLabel("Sertifikat verilir").check();
    const { total } = await ask(page, "training", "list", { hasCertificate: true });
    await sheet.getByRole("button", { name: `${total} nəticəni göstər` }).tap();
    await expect(sheet).toBeHidden();
    await expect(count(page)).toHaveText(`${total} təlim`);
    await expect(page.getByRole("button", { name: "Süzgəclər, 1 seçilib" })).toBeVisible();
    await page.getByRole("button", { name: "Süzgəclər, 1 seçilib" }).tap();
    await page.keyboard.press("Escape");
    await expect(sheet).toBeHidden();
  });

  test("nothing is wider than the screen", async ({ page }) => {
    for (const address of [
      "/",
      "/trainings",
      "/exams",
      "/trainers",
      "/trainings/1",
      "/exams/1",
      "/sign-in",
      "/sign-up",
    ]) {
      for (const language of ["", "/en", "/ru"]) {
        await page.goto(language + address);
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(width, language + address).toBeLessThanOrEqual(360);
      }
    }
  });
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the list is there, and searching, filtering and turning pages work", async ({ page }) => {
    await page.goto("/trainings");
    await page.getByRole("link", { name: "Səhifə 2" }).click();
    await expect(page).toHaveURL(/page=2/);
    await expect(titles(page).first()).toBeVisible();
    await page.getByLabel("Keçirilmə forması").selectOption("Video");
    await page.getByRole("button", { name: "Tətbiq et" }).click();
    await expect(page).toHaveURL(/type=VIDEO/);
    const { total } = await ask(page, "training", "list", { type: "VIDEO" });
    await expect(count(page)).toHaveText(`${total} təlim`);
  });
});
