import { expect, type Page, test } from "@playwright/test";

const box = (page: Page) => page.getByRole("banner").getByRole("combobox");
const titles = (page: Page) => page.getByRole("article").getByRole("heading", { level: 3 });
const facet = (page: Page, name: string) =>
  page
    .getByRole("navigation", { name: "Seçimi daralt" })
    .locator("section:visible")
    .filter({ has: page.getByRole("heading", { name, exact: true }) });
const numberIn = (text: string | null) => Number(text?.replace(/\D/g, ""));

test("finds from any page by keyboard while one types, and leads to what was chosen", async ({ page }) => {
  await page.goto("/exams");
  await box(page).pressSequentially("suvarma");
  const options = page.getByRole("listbox", { name: "Təkliflər" }).getByRole("option");
  await expect(options.first()).toBeVisible();
  await expect(options.first().locator("mark").first()).toHaveText(/suvarma/i);
  await box(page).press("ArrowDown");
  await expect(box(page)).toHaveAttribute("aria-activedescendant", /.+/);
  await expect(options.first()).toHaveAttribute("aria-selected", "true");
  await box(page).press("Escape");
  await expect(options).toHaveCount(0);
  await expect(box(page)).toHaveValue("suvarma");

  await box(page).press("End");
  await box(page).pressSequentially(" ");
  await expect(options.first()).toBeVisible();
  const title = await options.first().locator("span").first().textContent();
  await box(page).press("ArrowDown");
  await box(page).press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title ?? "");
});

test("shows what was found by noun, narrows it down and keeps that in the address", async ({ page }) => {
  await page.goto("/");
  // Without the letters of Azerbaijani, and with two of them swapped.
  await box(page).fill("suvrama");
  await box(page).press("Enter");
  await expect(page).toHaveURL(/\/search\?search=suvrama$/);
  await expect(page.getByText("Oxşar sözlərlə tapılanlar göstərilir.")).toBeVisible();
  await expect(titles(page).first()).toBeVisible();
  const before = numberIn(await page.getByRole("heading", { level: 2, name: /nəticə/ }).textContent());

  const choice = facet(page, "Keçirilmə forması").getByRole("link").first();
  const expected = numberIn(await choice.locator("span").last().textContent());
  expect(expected).toBeLessThanOrEqual(before);
  await choice.click();
  await expect(page).toHaveURL(/[?&]type=[A-Z]+/);
  await expect(page.getByRole("heading", { level: 2, name: /nəticə/ })).toHaveText(`${expected} nəticə`);
  await expect(choice).toHaveAttribute("aria-current", "true");
  await page.reload();
  await expect(page.getByRole("heading", { level: 2, name: /nəticə/ })).toHaveText(`${expected} nəticə`);

  await page
    .getByRole("navigation", { name: "Nəticələr növ üzrə" })
    .getByRole("link", { name: /Dərslər/ })
    .click();
  await expect(page).toHaveURL(/noun=LESSON/);
  await page.goBack();
  await expect(choice).toHaveAttribute("aria-current", "true");
});

test("meets each language, and refuses what is no word", async ({ page }) => {
  for (const [address, mark] of [
    ["/ru/search?search=орошение", /орошени/i],
    ["/en/search?search=irrigation", /irrigation/i],
    ["/search?search=суварма", /suvarma/i],
  ] as const) {
    await page.goto(address);
    await expect(page.locator("main mark").first()).toHaveText(mark);
  }
  await page.goto("/search?search=%3F%21");
  await expect(page.getByText("ən azı iki hərf")).toBeVisible();
  await page.goto(`/search?search=${"a".repeat(5000)}`);
  await expect(page.getByRole("heading", { name: "Bu axtarışı başa düşmədik" })).toBeVisible();
  await page.goto("/search?search=qqqqqq");
  await expect(page.getByRole("heading", { name: "Heç nə tapılmadı" })).toBeVisible();
  // Without a word there are the fields to choose from.
  await page.goto("/search");
  await page.getByRole("link", { name: "Bitkiçilik" }).click();
  await expect(page).toHaveURL(/\/trainings\?category=\d+$/);
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("searches, narrows down and turns pages", async ({ page }) => {
    await page.goto("/en/trainers");
    await box(page).fill("su");
    await box(page).press("Enter");
    await expect(page).toHaveURL(/\/en\/search\?search=su$/);
    await expect(titles(page).first()).toBeVisible();
    await page.getByRole("navigation", { name: "Narrow down" }).locator("a:visible").first().click();
    await expect(page).toHaveURL(/search\?search=su&category=\d+$/);
    await expect(titles(page).first()).toBeVisible();
    await page.getByRole("navigation", { name: "Language" }).getByRole("link", { name: "RU" }).click();
    await expect(page).toHaveURL(/\/ru\/search\?search=su&category=\d+$/);
  });
});
