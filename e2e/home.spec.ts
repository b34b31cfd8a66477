import { expect, test } from "@playwright/test";
import { ask, watchCalls } from "./api.ts";

test("tells what there is, truly, and leads to it", async ({ page }) => {
  const calls = watchCalls(page);
  await page.goto("/");
  const [trainings, exams, trainers, categories] = await Promise.all([
    ask(page, "training", "list", { pageSize: 1 }),
    ask(page, "exam", "list", { pageSize: 1 }),
    ask(page, "trainer", "list", { pageSize: 1 }),
    ask(page, "category", "list", {}),
  ]);
  await expect(page.getByRole("region", { name: "Portalda bu gün" }).getByRole("listitem")).toHaveText([
    `${trainings.total} təlim`,
    `${exams.total} imtahan`,
    `${trainers.total} təlimçi`,
    `${categories.length} sahə`,
  ]);
  for (const { name, trainingsCount, examsCount } of categories) {
    const item = page.getByRole("listitem").filter({ has: page.getByRole("link", { name, exact: true }) });
    await expect(item).toContainText(`${trainingsCount} təlim · ${examsCount} imtahan`);
  }
  expect(calls).toEqual([]);

  const [category] = categories;
  await page.getByRole("link", { name: category?.name ?? "", exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`/trainings\\?category=${category?.id}$`));
  await page.goBack();
  await page.getByRole("searchbox", { name: "Nə öyrənmək istəyirsiniz?" }).fill("arı");
  await page.getByRole("button", { name: "Axtar", exact: true }).click();
  await expect(page).toHaveURL(/\/trainings\?search=ar/);
  await expect(page.getByRole("searchbox")).toHaveValue("arı");
});

test("is light or dark as the system is, until one chooses, and stays so", async ({ page }) => {
  const html = page.locator("html");
  await page.emulateMedia({ colorScheme: "dark" });
  await page.goto("/");
  await expect(html).toHaveAttribute("data-mantine-color-scheme", "dark");
  await page.emulateMedia({ colorScheme: "light" });
  await expect(html).toHaveAttribute("data-mantine-color-scheme", "light");
  const button = page.getByRole("button", { name: "Tünd rejim" });
  await button.click();
  await expect(button).toHaveAttribute("aria-pressed", "true");
  await page.goto("/en/exams");
  await expect(html).toHaveAttribute("data-mantine-color-scheme", "dark");
});

test("the scripts that every page runs ask to be compiled while they arrive, and come compressed", async ({
  request,
}) => {
  const scripts = (await (await request.get("/")).text()).match(/\/_next\/static\/chunks\/[^"\\]+\.js/g);
  let length = 0;
  for (const address of new Set(scripts)) {
    const answer = await request.get(address);
    const text = await answer.text();
    if (!text.startsWith("//# allFunctionsCalledOnLoad\n")) continue;
    expect(answer.headers()["content-encoding"], address).toBe("br");
    length += text.length;
  }
  expect(length).toBeGreaterThan(300_000);
});

test("can be walked through by keyboard, past the menu to the content", async ({ page }) => {
  await page.goto("/trainings");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Məzmuna keç" })).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("searchbox")).toBeFocused();
});
