import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { ask } from "./api.ts";
import { type Role, signedIn } from "./people.ts";

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
    "/search",
    "/search?search=su&type=ONLINE",
    "/search?search=suvrama&noun=LESSON",
    "/search?search=qqqqqq",
    "/nowhere",
  ];
}

/** The pages by which people get in, and the homes of those who are. Their parts are the same in every language. */
const entrance = [
  "/en/sign-in?error=access_denied",
  "/ru/sign-up",
  "/verify",
  "/en/sign-in/second-factor",
  "/ru/forgot-password",
  "/reset-password",
  "/en/invitation",
  "/ru/leave",
];
const homes: [Role, string][] = [
  ["LEARNER", "/learn"],
  ["LEARNER", "/account/notifications"],
  ["TRAINER", "/en/teach"],
  ["TRAINER", "/en/teach/trainings/new"],
  ["ADMIN", "/ru/admin"],
];

/** Where the demo's learner goes on learning. */
async function lessonOf(page: Page) {
  const { items } = await ask(page, "registration", "list", { scope: "mine", statuses: ["APPROVED"] });
  const place = items.find(({ percent }) => percent > 0);
  return `/learn/${place?.training.id}`;
}

async function expectSound(page: Page, address: string) {
  await page.goto(address);
  // What comes when the reader scrolls is looked at too.
  await page.getByRole("contentinfo").scrollIntoViewIfNeeded();
  await page.waitForLoadState("networkidle");
  await expectNoViolations(page, address);
}

async function expectNoViolations(page: Page, where: string) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${where} ${id}: ${nodes[0]?.html}`)).toEqual([]);
}

for (const [screen, viewport] of Object.entries(screens)) {
  for (const colorScheme of ["light", "dark"] as const) {
    test.describe(() => {
      test.use({ viewport, colorScheme });

      for (const language of ["", "/en", "/ru"]) {
        test(`${screen}, ${colorScheme}, ${language || "/az"}: axe finds nothing`, async ({ page }) => {
          test.setTimeout(120_000);
          for (const address of await addresses(page))
            await expectSound(page, (language + address).replace(/(.)\/$/, "$1"));
        });
      }

      test(`${screen}, ${colorScheme}: axe finds nothing on the way in and at home`, async ({ page }) => {
        test.setTimeout(120_000);
        for (const address of entrance) await expectSound(page, address);
        await page.goto("/en/sign-up");
        await page.getByRole("button", { name: "Create the account" }).click();
        await expect(page.getByLabel("First name")).toBeFocused();
        await expectNoViolations(page, "a form that is refused");
        for (const [role, home] of homes) {
          await page.context().clearCookies();
          await signedIn(page, role);
          await expectSound(page, home);
          if (role === "LEARNER") await expectSound(page, await lessonOf(page));
        }
        await page.getByRole("banner").getByRole("button", { name: "Меню аккаунта" }).click();
        await expect(
          page.getByRole("banner").getByRole("button", { name: "Выйти", exact: true }),
        ).toBeVisible();
        await expectNoViolations(page, "the open menu");
      });
    });
  }
}

test("the open sheet of filters is sound too", async ({ page }) => {
  await page.setViewportSize(screens.phone);
  await page.goto("/trainings");
  await page.getByRole("button", { name: "Süzgəclər" }).click();
  await expect(page.getByRole("complementary")).toBeVisible();
  await expectNoViolations(page, "/trainings");
});
