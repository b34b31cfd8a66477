import { demoAccounts, demoPassword } from "@agrar/db/seed";
import { expect, type Page, test } from "@playwright/test";
import { ask } from "./api.ts";
import { codeNow } from "./authenticator.ts";
import { letterTo, member, newcomer, signedIn, tell, tellAuth } from "./people.ts";

// Some of them sign in several times, which takes its time: passwords are slow to hash.
test.describe.configure({ timeout: 90_000 });

type Newcomer = ReturnType<typeof newcomer>;

async function fillIn(page: Page, { email, password }: Pick<Newcomer, "email" | "password">) {
  await page.getByLabel("E-mail", { exact: true }).fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

const menu = (page: Page) => page.getByRole("button", { name: "Account menu" });
const alert = (page: Page) => page.getByRole("main").getByRole("alert");

test("signs up, verifies, signs in, sets up a second factor, and signs out everywhere", async ({
  page,
  browser,
}) => {
  const person = newcomer();
  await page.goto("/en");
  await page.getByRole("link", { name: "Sign in" }).click();
  await page.getByRole("link", { name: "Sign up" }).click();
  await page.getByLabel("First name").fill(person.firstName);
  await page.getByLabel("Last name").fill(person.lastName);
  await page.getByLabel("E-mail").fill(person.email);
  await page.getByLabel("Password", { exact: true }).fill(person.password);
  await page.getByLabel("Profession").selectOption("Agronomist");
  await page.getByRole("button", { name: "Create the account" }).click();

  await expect(page.getByText(`We have sent a code to ${person.email}`)).toBeVisible();
  // What the address carried is out of sight.
  await expect(page).toHaveURL(/\/en\/verify$/);
  await expect(page.getByRole("button", { name: /^Can be sent again in \d+ seconds$/ })).toBeDisabled();
  await page.getByLabel("Code").fill("12 34");
  await page.getByRole("button", { name: "Verify" }).click();
  await expect(page.getByLabel("Code")).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByLabel("Code")).toBeFocused();
  const { code } = await letterTo(page, person.email, "account.verify");
  await page.getByLabel("Code").fill(String((Number(code) + 1) % 1_000_000).padStart(6, "0"));
  await page.getByRole("button", { name: "Verify" }).click();
  await expect(alert(page).first()).toHaveText("The code is wrong or was used already.");
  await page.getByLabel("Code").fill(`${code.slice(0, 3)} ${code.slice(3)}`);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Hello, Günel!" })).toBeVisible();
  await expect(page).toHaveURL(/\/en\/learn$/);

  await menu(page).click();
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(page.getByRole("link", { name: "Sign in" })).toBeVisible();
  await page.goto("/en/sign-in");
  await fillIn(page, person);
  await expect(page).toHaveURL(/\/en\/learn$/);

  const { totpURI } = await page.evaluate(async (password) => {
    const headers = { "content-type": "application/json" };
    const body = JSON.stringify({ password });
    return (await fetch("/api/auth/two-factor/enable", { method: "POST", headers, body })).json();
  }, person.password);
  expect(await tellAuth(page, "/two-factor/verify-totp", { code: await codeNow(totpURI) })).toBe(200);

  const other = await (await browser.newContext()).newPage();
  await other.goto("/en/sign-in?next=/en/exams");
  await fillIn(other, person);
  await expect(other.getByRole("heading", { level: 1, name: "One more step" })).toBeVisible();
  expect(await ask(other, "account", "viewer", undefined)).toBeNull();
  await other.getByLabel("Code").fill(await codeNow(totpURI));
  await other.getByRole("button", { name: "Continue" }).click();
  await expect(other).toHaveURL(/\/en\/exams$/);
  await expect(menu(other)).toBeVisible();

  await menu(other).click();
  await other.getByRole("button", { name: "Sign out everywhere" }).click();
  await expect(other.getByRole("link", { name: "Sign in" })).toBeVisible();
  await page.goto("/en/learn");
  await expect(page).toHaveURL(/\/en\/sign-in\?next=%2Fen%2Flearn$/);
  for (const one of [page, other]) expect(await ask(one, "account", "viewer", undefined)).toBeNull();
});

test("verifies by the link of the letter alone", async ({ page }) => {
  const person = newcomer();
  await tellAuth(page, "/sign-up/email", { ...person, language: "ru" });
  const { link } = await letterTo(page, person.email, "account.verify");
  expect(link).toMatch(/^\/ru\/verify#/);
  await page.goto(link);
  await expect(page).toHaveURL(/\/ru\/learn$/);
});

test("completes a sign-in by a code from a letter", async ({ page }) => {
  const person = await member(page);
  await tellAuth(page, "/sign-in/email", { email: person.email, password: person.password });
  await tellAuth(page, "/two-factor/enable", { password: person.password, method: "otp" });
  await page.context().clearCookies();
  await page.goto("/en/sign-in");
  await fillIn(page, person);
  await expect(page).toHaveURL(/second-factor\?by=mail$/);
  await expect(page.getByRole("main").getByRole("status")).toContainText("a code is on its way");
  const { code } = await letterTo(page, person.email, "account.secondFactor");
  await page.getByLabel("Code").fill(code);
  await page.getByLabel("Do not ask on this device for 30 days").check();
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page).toHaveURL(/\/en\/learn$/);

  await tellAuth(page, "/sign-out", {});
  await page.goto("/en/sign-in");
  await fillIn(page, person);
  await expect(page).toHaveURL(/\/en\/learn$/);
});

test("chooses another password with the code of a letter", async ({ page }) => {
  const person = await member(page);
  await page.goto("/en/sign-in");
  await page.getByRole("link", { name: "Forgot your password?" }).click();
  await page.getByLabel("E-mail").fill(person.email);
  await page.getByRole("button", { name: "Send the code" }).click();
  await expect(page.getByText(`If there is an account for ${person.email}`)).toBeVisible();
  const { code } = await letterTo(page, person.email, "account.resetPassword");
  await page.getByLabel("Code").fill(code);
  await page.getByLabel("New password").fill("password1");
  await page.getByRole("button", { name: "Change the password" }).click();
  await expect(page.getByText("among those that attackers try first")).toBeVisible();
  const password = "göyərçin yuvası tut ağacında";
  await page.getByLabel("New password").fill(password);
  await page.getByRole("button", { name: "Show the password" }).click();
  await expect(page.getByLabel("New password")).toHaveAttribute("type", "text");
  await page.getByRole("button", { name: "Change the password" }).click();
  await expect(page.getByRole("main").getByRole("status").first()).toHaveText(
    "Your password is changed. Sign in with the new one.",
  );
  await fillIn(page, { ...person, password });
  await expect(page).toHaveURL(/\/en\/learn$/);
});

test("says the same for an address without an account as for one that has one", async ({ page }) => {
  const known = await member(page);
  const told = [];
  for (const email of [known.email, newcomer().email]) {
    await page.goto("/en/sign-in");
    await fillIn(page, { email, password: "not the password" });
    await expect(alert(page)).toHaveText("The e-mail or the password is wrong.");
    await page.goto("/en/forgot-password");
    await page.getByLabel("E-mail").fill(email);
    await page.getByRole("button", { name: "Send the code" }).click();
    await expect(page).toHaveURL(/\/en\/reset-password$/);
    const text = (await page.getByRole("main").textContent()) ?? "";
    told.push(text.replace(email, "…").replace(/\d+ seconds/, "…"));
  }
  expect(told[0]).toBe(told[1]);
});

test("checks what is typed before it is sent, and says after how long one may try again", async ({
  page,
}) => {
  const sent: string[] = [];
  page.on("request", (request) => {
    if (request.method() === "POST") sent.push(new URL(request.url()).pathname);
  });
  // What checks it comes with the first submit, and keeps within the policy of the pages.
  await page.addInitScript(() =>
    document.addEventListener("securitypolicyviolation", ({ blockedURI }) => {
      document.documentElement.dataset.refused = blockedURI;
    }),
  );
  await page.goto("/en/sign-up");
  await page.getByLabel("E-mail").fill("no address");
  await page.getByLabel("Password", { exact: true }).fill("short");
  await page.getByRole("button", { name: "Create the account" }).click();
  await expect(page.getByLabel("First name")).toBeFocused();
  await expect(page.getByLabel("First name")).toHaveAccessibleDescription("First name: this is required.");
  await expect(page.getByLabel("E-mail")).toHaveAccessibleDescription(
    "E-mail: the value is not well formed.",
  );
  await expect(page.getByLabel("Password", { exact: true })).toHaveAccessibleDescription(
    /^Password: too short/,
  );
  expect(sent).toEqual([]);
  await expect(page.locator("html")).not.toHaveAttribute("data-refused");

  await page.goto("/en/sign-in");
  const { email } = newcomer();
  for (let tries = 0; tries < 5; tries += 1)
    await tellAuth(page, "/sign-in/email", { email, password: "guess" });
  await fillIn(page, { email, password: "one more guess" });
  await expect(alert(page)).toHaveText(/^Too many tries\. Try again in \d+ min\.$/);
});

test("leads on to the page that was asked for, and to none of another site", async ({ page }) => {
  await page.goto("/admin/trainings?status=DRAFT");
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fadmin%2Ftrainings%3Fstatus%3DDRAFT$/);
  await page.getByLabel("E-poçt").fill("admin@agrar.example");
  await page.getByLabel("Şifrə", { exact: true }).fill(demoPassword);
  await page.getByRole("button", { name: "Daxil ol", exact: true }).click();
  await expect(page).toHaveURL(/\/admin\/trainings\?status=DRAFT$/);
  await expect(page.getByRole("heading", { level: 1, name: "Təlimlər" })).toBeVisible();

  for (const next of ["//evil.example", "/api/auth/sign-out"]) {
    await page.context().clearCookies();
    await page.goto(`/en/sign-in?next=${encodeURIComponent(next)}`);
    await fillIn(page, { email: "trainer@agrar.example", password: demoPassword });
    await expect(page).toHaveURL(/\/en\/teach$/);
  }
});

for (const { role, name } of demoAccounts) {
  const home = { LEARNER: "/learn", TRAINER: "/teach", ADMIN: "/admin" }[role];

  test(`the ${role.toLowerCase()} has a home, and sees nobody else's`, async ({ page }) => {
    await signedIn(page, role);
    await page.goto("/home");
    await expect(page).toHaveURL(new RegExp(`${home}$`));
    await page.getByRole("button", { name: "Hesab menyusu" }).click();
    const opened = page.getByRole("banner").getByText(name);
    await expect(opened).toBeVisible();
    await expect(page.getByRole("link", { name: "İdarəetmə" })).toHaveCount(role === "ADMIN" ? 1 : 0);
    await page.keyboard.press("Escape");
    await expect(opened).toBeHidden();
    for (const other of ["/learn", "/teach", "/admin", "/admin/trainings", "/admin/exams"]) {
      const response = await page.goto(other);
      const own = other === home || (role === "ADMIN" && other.startsWith("/admin"));
      expect(response?.status(), other).toBe(own ? 200 : 404);
    }
  });
}

test("shows a learner what they take part in, and a trainer all they give", async ({ page }) => {
  await signedIn(page, "LEARNER");
  const part = (name: string) =>
    page.locator("section").filter({ has: page.getByRole("heading", { level: 2, name, exact: true }) });
  const own = async (order: object) => {
    const { items } = await ask(page, "registration", "list", {
      scope: "mine",
      pageSize: 4,
      lang: "en",
      ...order,
    });
    expect(items.length).toBeGreaterThan(0);
    return items.map(({ training }) => training.title);
  };
  await page.goto("/en/learn");
  await expect(part("Go on learning").getByRole("heading", { level: 3 })).toHaveText(
    await own({ stage: "LEARNING", sort: "lastActivity" }),
  );
  await expect(part("Coming up").locator('a[href^="/en/trainings/"]')).toHaveText(
    await own({ stage: "UPCOMING", sort: "nextDay", order: "asc" }),
  );
  await expect(part("Completed").locator('a[href^="/en/trainings/"]')).toHaveText(
    await own({ stage: "COMPLETED" }),
  );

  await signedIn(page, "TRAINER");
  const given = await ask(page, "training", "list", { scope: "mine", pageSize: 100, lang: "en" });
  const exams = await ask(page, "exam", "list", { scope: "mine", pageSize: 100, lang: "en" });
  // What is not published is there for its trainer.
  expect(new Set(exams.items.map(({ status }) => status)).size).toBeGreaterThan(1);
  await page.goto("/en/teach");
  await expect(part("My trainings").locator('a[href^="/en/trainings/"]')).toHaveText(
    given.items.map(({ title }) => title),
  );
  await expect(part("My exams").getByRole("link")).toHaveText(exams.items.map(({ title }) => title));
});

test("an account that is deactivated is refused, and no page tells before the password", async ({
  page,
  browser,
}) => {
  const person = await member(page);
  await tellAuth(page, "/sign-in/email", { email: person.email, password: person.password });
  const viewer = await ask(page, "account", "viewer", undefined);
  await page.goto("/en/learn");
  const admin = await (await browser.newContext()).newPage();
  await signedIn(admin, "ADMIN");
  await tell(admin, "user.setActive", { id: viewer?.id, isActive: false });
  await page.reload();
  await expect(page).toHaveURL(/\/en\/sign-in/);
  await fillIn(page, { ...person, password: "not the password" });
  await expect(alert(page)).toHaveText("The e-mail or the password is wrong.");
  await fillIn(page, person);
  await expect(alert(page)).toHaveText("This account is deactivated. Turn to the ministry.");
});

test("an invited trainer chooses a password, and the link opens once", async ({ page, browser }) => {
  const admin = await (await browser.newContext()).newPage();
  await signedIn(admin, "ADMIN");
  const { email, password, ...names } = newcomer();
  await tell(admin, "invitation.create", { email, ...names, role: "TRAINER", language: "en" });
  const { link } = await letterTo(page, email, "invitation.sent");
  await page.goto(link);
  await expect(page.getByText(`as a trainer, with the address ${email}`)).toBeVisible();
  await expect(page.getByLabel("First name")).toHaveValue(names.firstName);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Accept the invitation" }).click();
  await expect(page).toHaveURL(/\/en\/teach$/);
  await expect(page.getByRole("heading", { level: 3, name: "You have no trainings yet" })).toBeVisible();

  await page.goto(link);
  await expect(page.getByRole("alert").filter({ hasText: "The invitation did not open" })).toBeVisible();
});

test("guests cost the API nothing, and the session is asked for once a page load", async ({ page }) => {
  const asked: string[] = [];
  page.on("request", (request) => {
    const { pathname } = new URL(request.url());
    if (/^\/(api|trpc)\//.test(pathname)) asked.push(pathname);
  });
  await page.goto("/en/exams");
  await page.waitForLoadState("networkidle");
  expect(asked).toEqual([]);
  await signedIn(page, "LEARNER");
  await page.goto("/en/learn");
  await page.waitForLoadState("networkidle");
  await page.getByRole("banner").getByRole("link", { name: "Exams" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Exams" })).toBeVisible();
  await page.waitForLoadState("networkidle");
  expect(asked.filter((path) => path === "/api/auth/get-session")).toHaveLength(1);
});

test("says what the identity provider refused, and asks who comes from it for the second factor", async ({
  page,
}) => {
  await page.goto("/en/sign-in?error=identityProvider.denied");
  await expect(page.getByText("did not confirm the sign-in")).toBeVisible();
  for (const error of ["account", "account.wrongPassword", "<b>x</b>"]) {
    await page.goto(`/en/sign-in?error=${encodeURIComponent(error)}`);
    await expect(page.getByText("Signing in with the other service did not work")).toBeVisible();
  }
  await page.goto("/en/sign-in?next=%2Fen%2Fexams&secondFactor=otp");
  await expect(page).toHaveURL(/\/en\/sign-in\/second-factor\?by=mail&next=%2Fen%2Fexams$/);
});
