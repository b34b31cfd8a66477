import { randomUUID } from "node:crypto";
import { demoAccounts } from "@agrar/db/seed";
import { expect, type Page, test } from "@playwright/test";
import { ask } from "./api.ts";
import { joined, letterTo, signedIn, tell } from "./people.ts";
import { prepare } from "./rows.ts";
import { expectSound } from "./sound.ts";

// Each makes people of its own, whose passwords are slow to hash.
test.describe.configure({ timeout: 120_000 });

const trainer = demoAccounts.find(({ role }) => role === "TRAINER")?.email ?? "";

/**
 * A draft of the demo's trainer, online and in the far future, with one seat. It is old, so that it stands at the end of the catalogue:
 * other journeys begin with what is new there.
 */
function draft(more: { approval?: boolean; link?: string; category?: number } = {}) {
  const title = `Arı ailəsinin qışlaması ${randomUUID().slice(0, 8)}`;
  return prepare(async (client) => {
    const { rows } = await client.query<{ id: number; categoryId: number }>(
      `insert into trainings (title, category_id, trainer_id, created_by_id, type, start_date, start_time, capacity,
                              requires_approval, meet_link, created_at)
       select jsonb_build_object('az', $2::text), (select id from categories order by id offset $5 limit 1), id, id, 'ONLINE',
              '2099-03-21', '10:00', 1, $3, $4, '2020-01-01'
         from users where email = $1 returning id, category_id as "categoryId"`,
      [trainer, title, more.approval ?? false, more.link ?? null, more.category ?? 0],
    );
    if (!rows[0]) throw new Error("The demo has no trainer.");
    return { ...rows[0], title };
  });
}

async function another(page: Page, enter: (page: Page) => Promise<unknown>) {
  const context = await page.context().browser()?.newContext();
  if (!context) throw new Error("The browser is gone.");
  const other = await context.newPage();
  await enter(other);
  return other;
}

test("a trainer publishes, and who follows the category sees the bell and the letter in their language", async ({
  page,
}) => {
  // Of a category in which no other journey publishes: its news would take the place of this one's in the bell.
  const { id, categoryId, title } = await draft({ category: 5 });
  const { email } = await joined(page);
  await tell(page, "account.update", { language: "ru" });
  await tell(page, "preference.setInterest", { id: categoryId, wanted: true });
  const live = page.waitForRequest(/\/trpc\/notice\.live/);
  await page.goto("/ru/exams");
  await live;

  const desk = await another(page, (other) => signedIn(other, "TRAINER"));
  await desk.goto(`/en/trainings/${id}`);
  await desk.getByRole("button", { name: "Publish" }).click();
  await expect(desk.getByRole("main").getByRole("alert")).toContainText(
    "An online training needs the link to join.",
  );
  await expectSound(desk, "what is missing");
  await prepare((client) =>
    client.query("update trainings set meet_link = 'https://meet.example/bees' where id = $1", [id]),
  );
  await desk.getByRole("button", { name: "Publish" }).click();
  await expect(desk.getByText("The training is open to everybody.")).toBeVisible();
  await expect(desk.getByRole("main").getByRole("alert")).toHaveCount(0);

  const news = page.getByRole("banner").getByRole("status");
  await expect(news.filter({ hasText: `Новый курс: ${title}` })).toHaveCount(1);
  const letter = await letterTo(page, email, "training.published");
  expect(letter.text).toContain(`новый курс: ${title}`);
  expect(letter.link).toBe(`/ru/trainings/${id}`);

  await page.getByRole("banner").locator("[popovertarget=bell-menu]").click();
  await page
    .locator("#bell-menu")
    .getByRole("link", { name: new RegExp(title) })
    .click();
  await expect(page).toHaveURL(new RegExp(`/ru/trainings/${id}$`));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
});

test("the last seat is taken, the next waits in line, and a seat given back is theirs", async ({ page }) => {
  const { id } = await draft({ link: "https://meet.example/bees" });
  const desk = await another(page, (other) => signedIn(other, "TRAINER"));
  await tell(desk, "training.publish", { id });

  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`/en/trainings/${id}`);
  await page.getByRole("link", { name: "Sign in to register" }).click();
  await expect(page).toHaveURL(new RegExp(`/en/sign-in\\?next=%2Fen%2Ftrainings%2F${id}$`));
  await joined(page);
  await page.goto(`/en/trainings/${id}`);
  await expect(page.getByText("1 of 1 free")).toBeVisible();
  // Whose session has ended meanwhile is told so, and where to sign in.
  const cookies = await page.context().cookies();
  await page.context().clearCookies();
  await page.getByRole("button", { name: "Register", exact: true }).click();
  await expect(page.getByRole("main").getByRole("alert").filter({ hasText: "Sign in first." })).toBeVisible();
  await expect(page.getByRole("link", { name: "Sign in to register" })).toBeVisible();
  await page.context().addCookies(cookies);
  await page.reload();
  await page.getByRole("button", { name: "Register", exact: true }).press("Enter");
  await expect(page.getByText("You are registered for this training.")).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: "You are registered" })).toBeFocused();
  await expect(page.getByText("0 of 1 free")).toBeVisible();
  await expectSound(page, "a seat");

  const second = await another(page, joined);
  await second.goto(`/en/trainings/${id}`);
  await second.getByRole("button", { name: "Join the waitlist" }).click();
  await expect(second.getByText("You are number 1 in line.")).toBeVisible();
  await second.goto("/en/learn");
  await expect(second.getByRole("heading", { name: "Places you wait for" })).toBeVisible();
  await expectSound(second, "places that one waits for");

  await page.getByRole("button", { name: "Cancel registration" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Cancel registration" }).click();
  await expect(page.getByText("You have cancelled your registration.")).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: "You have cancelled" })).toBeFocused();
  await expect(page.getByText("All seats are taken.")).toBeVisible();
  await second.goto(`/en/trainings/${id}`);
  await expect(second.getByText("You are registered for this training.")).toBeVisible();

  await desk.goto(`/en/trainings/${id}`);
  await desk.getByRole("button", { name: "Cancel the training" }).click();
  await desk.getByRole("dialog").getByRole("button", { name: "Cancel the training" }).click();
  await expect(desk.getByText("The training is cancelled.")).toBeVisible();
  await second.goto("/en/notices");
  await expect(second.getByRole("main").getByRole("listitem").first()).toContainText(/cancelled|ləğv/);
});

test("where the trainer decides, a request waits on the trainer's page", async ({ page }) => {
  const { id } = await draft({ link: "https://meet.example/bees", approval: true });
  const desk = await another(page, (other) => signedIn(other, "TRAINER"));
  await tell(desk, "training.publish", { id });
  const { email } = await joined(page);
  await page.goto(`/en/trainings/${id}`);
  await page.getByRole("button", { name: "Ask for a seat" }).click();
  await expect(page.getByText("The trainer looks at your request.")).toBeVisible();
  expect((await ask(page, "registration", "own", { trainingId: id }))?.status).toBe("PENDING");

  await desk.goto("/en/teach");
  const row = desk.getByRole("listitem").filter({ has: desk.locator(`a[href="/en/trainings/${id}"]`) });
  await expectSound(desk, "requests");
  await row.getByRole("button", { name: /^Grant/ }).click();
  await expect(desk.getByText("Granted: Günel Əsgərova.")).toBeVisible();
  await letterTo(page, email, "registration.confirmed");
  await page.reload();
  await expect(page.getByText("You are registered for this training.")).toBeVisible();
});
