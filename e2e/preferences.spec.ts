import { expect, type Page, test } from "@playwright/test";
import { ask } from "./api.ts";
import { joined, letterTo, tell } from "./people.ts";
import { prepare } from "./rows.ts";
import { expectSound } from "./sound.ts";

// Each makes a person of its own, whose password is slow to hash.
test.describe.configure({ timeout: 90_000 });

const mail = (page: Page, family: string) =>
  page.getByRole("group", { name: family, exact: true }).getByLabel("By e-mail");
const save = async (page: Page) => {
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Saved." })).toBeVisible();
};

test("sends guests to sign in, and tells search engines to stay away", async ({ page }) => {
  await page.goto("/en/account/notifications");
  await expect(page).toHaveURL(/\/en\/sign-in\?next=%2Fen%2Faccount%2Fnotifications$/);
  await page.goto("/leave");
  await expect(page.locator("meta[name=robots]")).toHaveAttribute("content", "noindex, nofollow");
});

test("a learner follows a category, turns exam letters off, and finds both as they left them", async ({
  page,
}) => {
  await joined(page);
  const [category] = await ask(page, "category", "list", { lang: "en" });
  await page.goto("/en/account");
  await page
    .getByRole("navigation", { name: "Parts of the account" })
    .getByRole("link", { name: "Notifications" })
    .click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Notifications");
  await expectSound(page, "the choice");
  const follows = page.getByLabel(category?.name ?? "", { exact: true });
  await expect(mail(page, "Exams")).toHaveValue("AT_ONCE");
  await follows.check();
  await mail(page, "Exams").selectOption({ label: "Not at all" });
  await mail(page, "Trainings").selectOption({ label: "Once a day" });
  await expect(page.getByLabel("Your time zone")).toHaveValue("Asia/Baku");

  // Half of the quiet hours is said beside the other half, and nothing is saved.
  await page.getByLabel("From", { exact: true }).fill("22:00");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByLabel("Until", { exact: true })).toBeFocused();
  await expect(page.getByLabel("Until", { exact: true })).toHaveAccessibleDescription(
    "Quiet until: this is required.",
  );
  await page.getByLabel("Until", { exact: true }).fill("07:00");
  await save(page);

  await page.reload();
  await expect(follows).toBeChecked();
  await expect(mail(page, "Exams")).toHaveValue("OFF");
  await expect(mail(page, "Trainings")).toHaveValue("DAILY");
  await expect(page.getByLabel("Until", { exact: true })).toHaveValue("07:00");
  expect(await ask(page, "preference", "own", undefined)).toMatchObject({
    paces: {
      TRAINING: { MAIL: "DAILY", NOTICE: "AT_ONCE" },
      EXAM: { MAIL: "OFF", NOTICE: "AT_ONCE" },
      INTERNSHIP: { MAIL: "AT_ONCE", NOTICE: "AT_ONCE" },
    },
    categories: [category?.id],
    quietFrom: "22:00",
    quietUntil: "07:00",
  });
});

test("the catalogue has a switch for the category that it is narrowed down to, for who is signed in", async ({
  page,
}) => {
  const [category] = await ask(page, "category", "list", { lang: "en" });
  const address = `/en/trainings?category=${category?.id}`;
  const box = page.getByLabel(`Tell me of new trainings: ${category?.name}`);
  await page.goto(address);
  await expect(page.getByRole("heading", { level: 2 }).first()).toBeVisible();
  await expect(box).toHaveCount(0);
  await joined(page);
  await page.goto("/en/trainings");
  await expect(page.getByText("Tell me of new trainings")).toHaveCount(0);
  await page.goto(address);
  await box.check();
  await expect(page.getByText("You will hear of them.")).toBeVisible();
  await expectSound(page, "the switch");
  await page.reload();
  await expect(box).toBeChecked();
  await box.uncheck();
  await expect(page.getByText("You will not hear of them any more.")).toBeVisible();
  expect((await ask(page, "preference", "own", undefined)).categories).toEqual([]);
});

/** Has a training published again, as far as its readers can see. */
const publish = (trainingId: number) =>
  prepare((client) =>
    client.query(
      "insert into facts (name, subject, data) values ('training/published', $1, jsonb_build_object('trainingId', $2::int))",
      [`training:${trainingId}`, trainingId],
    ),
  );

/** Somebody new with a letter about a training: the address of its way out, as the letter has it, and whether that was taken. */
async function readerOfLetter(page: Page) {
  const { email } = await joined(page);
  await tell(page, "account.update", { language: "en" });
  const { items } = await ask(page, "training", "list", { pageSize: 1 });
  const [training] = items;
  if (!training) throw new Error("There is no training.");
  await tell(page, "preference.setInterest", { id: training.category.id, wanted: true });
  await publish(training.id);
  const { text } = await letterTo(page, email, "training.published");
  const path = /\/en\/leave#token=\S+/.exec(text)?.[0] ?? "";
  const pace = async () => (await ask(page, "preference", "own", undefined)).paces.TRAINING.MAIL;
  return { path, pace };
}

test("the link of a letter asks first, turns the letters off, and says how to have them again", async ({
  page,
  browser,
}) => {
  const { path, pace } = await readerOfLetter(page);
  // The reader need not be signed in where the letter is opened.
  const elsewhere = await browser.newContext();
  const guest = await elsewhere.newPage();
  await guest.goto(path);
  await expect(guest.getByText("Do you want no more letters about trainings?")).toBeVisible();
  await expect(guest).toHaveURL(/\/en\/leave$/);
  expect(await pace()).toBe("AT_ONCE");
  await expectSound(guest, "the question");
  await guest.getByRole("button", { name: "Send no more letters" }).click();
  await expect(guest.getByText("You get no more letters about trainings.")).toBeVisible();
  await expectSound(guest, "the answer");
  expect(await pace()).toBe("OFF");
  await elsewhere.close();

  await page.goto(path);
  await expect(page.getByText("You get no more letters about trainings.")).toBeVisible();
  await page.getByRole("link", { name: "Notifications", exact: true }).click();
  await mail(page, "Trainings").selectOption({ label: "At once" });
  await save(page);
  expect(await pace()).toBe("AT_ONCE");
});

test("one click of a mail program turns the letters off, and a link that was tampered with is refused", async ({
  page,
  playwright,
  baseURL,
}) => {
  const { path, pace } = await readerOfLetter(page);
  const token = path.split("=").at(-1) ?? "";
  const program = await playwright.request.newContext({ ...(baseURL && { baseURL }) });
  const click = (one: string) =>
    program.post(`/api/leave/${one}`, { form: { "List-Unsubscribe": "One-Click" } });
  expect((await click(token.replace("training", "exam"))).status()).toBe(400);
  const opened = await program.get(`/api/leave/${token}`, { maxRedirects: 0 });
  expect([opened.status(), opened.headers().location]).toEqual([303, path]);
  expect(await pace()).toBe("AT_ONCE");
  expect((await click(token)).status()).toBe(200);
  expect((await click(token)).status()).toBe(200);
  expect(await pace()).toBe("OFF");
  await program.dispose();

  await page.goto(`/en/leave#token=${token.slice(0, -2)}`);
  await expect(page.getByText("This link is not whole, or is not from the portal.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Send no more letters" })).toHaveCount(0);
  await expectSound(page, "a link that is refused");
});
