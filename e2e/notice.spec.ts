import { expect, type Page, test } from "@playwright/test";
import { ask } from "./api.ts";
import { joined } from "./people.ts";
import { prepare } from "./rows.ts";
import { expectSound } from "./sound.ts";

// Each makes a person of its own, whose password is slow to hash.
test.describe.configure({ timeout: 90_000 });

/** Tells a person something, as a job would: the pages know of it by the database alone. */
const told = (userId: number, notices: { title: string; path?: string }[]) =>
  prepare(async (client) => {
    for (const { title, path = "/trainings" } of notices)
      await client.query(
        `with fact as (insert into facts (name, subject, data, handed_on_at)
                       values ('training/published', 'training:0', '{}', now()) returning id)
         insert into notices (user_id, fact_id, kind, title, path)
         select $1, id, 'training.published', $2, $3 from fact`,
        [userId, title, path],
      );
  });

async function reader(page: Page) {
  await joined(page);
  const viewer = await ask(page, "account", "viewer", undefined);
  if (!viewer) throw new Error("Nobody is signed in.");
  return viewer.id;
}

const bell = (page: Page) => page.getByRole("banner").getByRole("button", { name: /^Notices/ });

for (const [screen, viewport] of Object.entries({
  phone: { width: 390, height: 844 },
  desktop: { width: 1280, height: 900 },
})) {
  test(`the bell and the page of notices are sound on ${screen}`, async ({ page }) => {
    await page.setViewportSize(viewport);
    const id = await reader(page);
    await told(
      id,
      Array.from({ length: 21 }, (_, n) => ({
        title: `Alma bağının budanması təlimində yeriniz təsdiqləndi ${n}`,
      })),
    );
    for (const language of ["", "/en", "/ru"]) {
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        await page.goto(`${language}/notices`);
        await page.getByRole("banner").locator("[popovertarget=bell-menu]").click();
        const menu = page.locator("#bell-menu");
        await expect(menu.getByRole("listitem")).toHaveCount(6);
        expect(await menu.evaluate(({ ownerDocument: { documentElement: all } }) => all.scrollWidth)).toBe(
          viewport.width,
        );
        await expectSound(page, `${language} ${colorScheme}`);
        await page.screenshot({
          path: test.info().outputPath(`bell${language.replace("/", "-")}-${colorScheme}.png`),
        });
      }
    }
  });
}

test("a notice comes while a page is open, and is read by opening it", async ({ page }) => {
  const id = await reader(page);
  const opened = page.waitForRequest(/\/trpc\/notice\.live/);
  await page.goto("/en/exams");
  await opened;
  await expect(bell(page)).toHaveAccessibleName("Notices");
  await told(id, [
    { title: "The pruning course begins", path: "/trainings" },
    { title: "Your exam is graded", path: "/trainers" },
  ]);
  await expect(bell(page)).toHaveAccessibleName("Notices, 2 unread");
  const news = page.getByRole("banner").getByRole("status");
  await expect(news.filter({ hasText: "New notice: Your exam is graded" })).toHaveCount(1);

  await bell(page).click();
  const menu = page.locator("#bell-menu");
  await expect(menu.getByRole("listitem")).toHaveCount(2);
  await expect(menu.getByRole("listitem").first()).toContainText("just now · new");
  await expectSound(page, "bell");
  await menu.getByRole("link", { name: /Your exam is graded/ }).click();
  await expect(page).toHaveURL(/\/en\/trainers$/);
  await expect(bell(page)).toHaveAccessibleName("Notices, 1 unread");

  await bell(page).click();
  await menu.getByRole("button", { name: "Mark all as read" }).click();
  await expect(bell(page)).toHaveAccessibleName("Notices");
});

test("the page of all notices shows the unread, older ones, and what comes", async ({ page }) => {
  await page.goto("/en/notices");
  await expect(page).toHaveURL(/\/en\/sign-in\?next=%2Fen%2Fnotices$/);
  const id = await reader(page);
  await page.goto("/en/notices");
  await expect(page.getByRole("heading", { name: "No notices yet" })).toBeVisible();
  await told(
    id,
    Array.from({ length: 22 }, (_, n) => ({ title: `Notice ${n + 1}` })),
  );
  const main = page.getByRole("main");
  const rows = main.getByRole("listitem").filter({ hasText: "Notice " });
  await expect(rows).toHaveCount(20);
  await expect(rows.first()).toContainText("Notice 22");
  await expectSound(page, "notices");

  await main.getByRole("button", { name: "Mark as read: Notice 22" }).click();
  await expect(bell(page)).toHaveAccessibleName("Notices, 21 unread");
  await main.getByRole("link", { name: "Unread" }).click();
  await expect(page).toHaveURL(/\?unread=true$/);
  await expect(rows.first()).toContainText("Notice 21");
  await main.getByRole("link", { name: "All", exact: true }).click();
  await main.getByRole("link", { name: "Next" }).click();
  await expect(rows).toHaveCount(2);
  await page.goto("/en/notices?unread=true");
  await main.getByRole("button", { name: "Mark all as read" }).click();
  await expect(page.getByRole("heading", { name: "No unread notices" })).toBeVisible();
  await expect(bell(page)).toHaveAccessibleName("Notices");
});
