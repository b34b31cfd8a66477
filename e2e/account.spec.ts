import { readFile } from "node:fs/promises";
import { expect, type Locator, type Page, test } from "@playwright/test";
import { codeNow } from "./authenticator.ts";
import { joined, letterTo, signedIn, tellAuth } from "./people.ts";
import { expectSound } from "./sound.ts";

// Each makes a person of its own, whose password is slow to hash.
test.describe.configure({ timeout: 90_000 });

/** Somebody new, signed in and at their account. */
async function atAccount(page: Page) {
  const person = await joined(page);
  await page.goto("/en/account");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  return person;
}

/** A part of the page by its heading. */
const part = (page: Page, name: string) => page.getByRole("region", { name, exact: true });
const press = (within: Locator, name: string) => within.getByRole("button", { name, exact: true }).click();

test("sends guests to sign in, and tells search engines to stay away", async ({ page }) => {
  await page.goto("/ru/account");
  await expect(page).toHaveURL(/\/ru\/sign-in\?next=%2Fru%2Faccount$/);
  await signedIn(page, "LEARNER");
  await page.goto("/account");
  await expect(page.locator("meta[name=robots]")).toHaveAttribute("content", "noindex, nofollow");
});

test("changes name, photo and language, and says beside its field what does not fit", async ({ page }) => {
  await atAccount(page);
  const profile = part(page, "Profile");
  await profile.getByLabel("First name").fill("");
  await profile.getByLabel("Phone").fill("call me");
  await press(profile, "Save");
  await expect(profile.getByLabel("First name")).toBeFocused();
  await expect(profile.getByLabel("First name")).toHaveAccessibleDescription("First name: too short.");
  await expect(profile.getByLabel("Phone")).toHaveAttribute("aria-invalid", "true");

  const photo = profile.locator("img");
  const choose = (name: string, buffer: Buffer) =>
    profile.getByLabel("Choose a photo").setInputFiles({ name, mimeType: "image/png", buffer });

  await choose("page.png", Buffer.from("<!doctype html><script>alert(1)</script>"));
  await press(profile, "Upload");
  await expect(profile.getByRole("alert").first()).toContainText("not a picture that can be read");
  await choose("large.png", Buffer.alloc(2_000_001));
  await expect(profile.getByRole("alert").first()).toHaveText("The picture is larger than 2 MB.");
  await expect(profile.getByRole("button", { name: "Upload" })).toHaveCount(0);

  await choose("me.png", await drawn(page));
  await expect(photo).toHaveAttribute("src", /^blob:/);
  await press(profile, "Upload");
  await expect(profile.getByText("Your photo is changed.")).toBeVisible();
  await expect(photo).toHaveAttribute("src", /^\/api\/photos\/[0-9a-f]{32}\.webp$/);
  expect(
    await photo.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth)),
  ).toBe(512);
  await press(profile, "Remove the photo");
  await expect(profile.getByText("Your photo is removed.")).toBeVisible();
  await expect(photo).toHaveCount(0);

  await profile.getByLabel("First name").fill("Aygün");
  await profile.getByLabel("Phone").fill("+994 50 123 45 67");
  await profile.getByLabel("Region").fill("Şəki");
  await profile.getByLabel("Language").selectOption("Русский");
  await press(profile, "Save");
  await expect(profile.getByText("Saved.")).toBeVisible();
  await expect(page.getByRole("banner")).toContainText("Aygün");
  await profile.getByRole("link", { name: /Русский/ }).click();
  await expect(page).toHaveURL(/\/ru\/account$/);
  await expect(page.getByLabel("Имя", { exact: true })).toHaveValue("Aygün");
  await expect(page.getByLabel("Регион")).toHaveValue("Şəki");
});

/** A picture as a browser makes one. */
async function drawn(page: Page): Promise<Buffer> {
  const url = await page.evaluate(() => {
    const canvas = document.createElement("canvas");
    const brush = canvas.getContext("2d");
    if (brush) brush.fillStyle = "green";
    brush?.fillRect(0, 0, 200, 100);
    return canvas.toDataURL("image/png");
  });
  return Buffer.from(url.slice(url.indexOf(",") + 1), "base64");
}

test("changes password and e-mail, and stays signed in here alone", async ({ page, browser }) => {
  const { email, password } = await atAccount(page);
  const newPassword = "başqa bir bağ evi";
  const elsewhere = await (await browser.newContext()).newPage();
  expect(await tellAuth(elsewhere, "/sign-in/email", { email, password })).toBe(200);

  const form = part(page, "Password");
  await form.getByLabel("Present password").fill("not the password");
  await form.getByLabel("New password").fill(newPassword);
  await press(form, "Change the password");
  await expect(form.getByRole("alert")).toHaveText("The password is wrong.");
  await form.getByLabel("Present password").fill(password);
  await form.getByLabel("New password").fill("qisa");
  await press(form, "Change the password");
  await expect(form.getByLabel("New password")).toBeFocused();
  await form.getByLabel("New password").fill(newPassword);
  await press(form, "Change the password");
  await expect(form.getByText("Your password is changed.")).toBeVisible();
  await expect(form.getByLabel("New password")).toHaveValue("");

  await elsewhere.goto("/en/account");
  await expect(elsewhere).toHaveURL(/sign-in/);
  await page.reload();
  await expect(page).toHaveURL(/\/en\/account$/);
  await elsewhere.context().close();

  const newEmail = email.replace("@", ".new@");
  const address = part(page, "E-mail");
  await address.getByLabel("New e-mail").fill(newEmail);
  await address.getByLabel("Your password").fill(newPassword);
  await press(address, "Send a code");
  await expect(address.getByLabel("Code", { exact: true })).toBeFocused();
  const { code } = await letterTo(page, newEmail, "account.changeEmail");
  await address.getByLabel("Code", { exact: true }).fill(code);
  await page.keyboard.press("Enter");
  await expect(address.getByText(`Your e-mail is changed: ${newEmail}.`)).toBeVisible();
  await expect(address.getByText(`You sign in with ${newEmail}.`)).toBeVisible();
});

test("sets an app up as second step, shows the recovery codes once, and turns it off", async ({ page }) => {
  const { password } = await atAccount(page);
  const form = part(page, "Second step of signing in");
  const begin = async () => {
    await press(form, "Set up an app");
    await expect(form.getByLabel("Your password")).toBeFocused();
    await form.getByLabel("Your password").fill(password);
    await press(form, "Continue");
    const key = await form.getByText(/^[A-Z2-7]{4}( [A-Z2-7]{1,4})+$/).textContent();
    return `otpauth://totp/portal?secret=${key?.replaceAll(" ", "")}`;
  };
  // What was begun and left can be begun again.
  const first = await begin();
  await press(form, "Cancel");
  const address = await begin();
  expect(address).not.toBe(first);
  await expect(form.getByRole("img", { name: /QR code/ })).toBeVisible();

  await form.getByLabel("Code", { exact: true }).fill(await codeNow(address));
  await press(form, "Confirm");
  const codes = form.getByRole("listitem");
  await expect(codes).toHaveCount(10);
  const kept = await codes.allTextContents();
  const saving = page.waitForEvent("download");
  await press(form, "Save as a file");
  expect(await readFile(await (await saving).path(), "utf8")).toBe(`${kept.join("\n")}\n`);
  await expectSound(page, "recovery codes");
  await page.emulateMedia({ media: "print" });
  await expect(codes.first()).toBeVisible();
  await expect(page.getByRole("banner")).toBeHidden();
  await page.emulateMedia({ media: null });
  await press(form, "I have kept the codes");
  await expect(form.getByText("The second step is on.")).toBeVisible();
  await page.reload();
  await expect(form.getByText("The codes come from the authenticator app")).toBeVisible();
  await expect(page.getByText(kept[0] ?? "")).toHaveCount(0);

  await press(form, "New recovery codes");
  await form.getByLabel("Your password").fill(password);
  await press(form, "New recovery codes");
  await expect(codes).toHaveCount(10);
  expect(await codes.allTextContents()).not.toEqual(kept);
  await press(form, "I have kept the codes");

  await press(form, "Turn off");
  await form.getByLabel("Your password").fill("not the password");
  await press(form, "Turn off");
  await expect(form.getByRole("alert")).toHaveText("The password is wrong.");
  await form.getByLabel("Your password").fill(password);
  await press(form, "Turn off");
  await expect(form.getByText("The second step is off.")).toBeVisible();
});

test("shows where one is signed in, and ends it there and everywhere", async ({ page, browser }) => {
  const { email, password } = await atAccount(page);
  const context = await browser.newContext({
    userAgent: "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0",
  });
  const elsewhere = await context.newPage();
  expect(await tellAuth(elsewhere, "/sign-in/email", { email, password })).toBe(200);
  await page.reload();
  const devices = part(page, "Devices");
  await expect(devices.getByRole("listitem")).toHaveCount(2);
  await expect(devices.getByRole("listitem").filter({ hasText: "this device" })).toContainText("Chrome");
  await press(devices, "Sign out: Firefox 140, Windows");
  await expect(devices.getByText("That device is signed out.")).toBeFocused();
  await expect(devices.getByRole("listitem")).toHaveCount(1);
  await elsewhere.goto("/en/account");
  await expect(elsewhere).toHaveURL(/sign-in/);
  await context.close();

  await press(devices, "Sign out everywhere");
  await expect(page).toHaveURL(/\/en\/sign-in$/);
  await page.goto("/en/account");
  await expect(page).toHaveURL(/sign-in/);
});

test("gives all that is known of somebody, and forgets them", async ({ page }) => {
  const { email, password, firstName } = await atAccount(page);
  const data = part(page, "Your data");
  const saving = page.waitForEvent("download");
  await press(data, "Download my data");
  const file = await saving;
  expect(file.suggestedFilename()).toMatch(/^agrar-portal-\d{4}-\d\d-\d\d\.json$/);
  const text = await readFile(await file.path(), "utf8");
  expect(JSON.parse(text).profile).toMatchObject({ firstName, email });
  expect(text).not.toMatch(/"(password|token|secret|backupCodes)"|[0-9a-f]{32}:[0-9a-f]{64}/);

  await press(data, "Erase the account");
  const dialog = page.getByRole("dialog", { name: "Erase the account for good?" });
  await expectSound(page, "dialog");
  await dialog.getByLabel("To confirm").fill("somebody else");
  await dialog.getByLabel("Your password").fill("not the password");
  await press(dialog, "Erase the account");
  await expect(dialog.getByLabel("To confirm")).toHaveAccessibleDescription(
    "Type the e-mail of your account.",
  );
  await dialog.getByLabel("To confirm").fill(email);
  await press(dialog, "Erase the account");
  await expect(dialog.getByLabel("Your password")).toHaveAccessibleDescription(/The password is wrong\./);
  await dialog.getByLabel("Your password").fill(password);
  await press(dialog, "Erase the account");
  await expect(page).toHaveURL(/\/en\/?$/);
  await expect(page.getByRole("banner").getByRole("link", { name: "Sign in" })).toBeVisible();
  expect(await tellAuth(page, "/sign-in/email", { email, password })).toBe(401);
});

for (const [screen, viewport] of Object.entries({
  phone: { width: 390, height: 844 },
  desktop: { width: 1280, height: 900 },
})) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`is sound on ${screen}, ${colorScheme}`, async ({ page }) => {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme });
      await signedIn(page, "LEARNER");
      for (const language of ["", "/en", "/ru"]) {
        await page.goto(`${language}/account`);
        await page.waitForLoadState("networkidle");
        // Forms that say what is wrong: nothing of it is sent.
        await page.locator("#profile [name=firstName]").fill("");
        await page.locator("#profile button[type=submit]").click();
        await page.locator("#password button[type=submit]").click();
        await page.locator("#second-factor button").first().click();
        await expect(page.locator("[aria-invalid]")).toHaveCount(3);
        await expectSound(page, `${language}/account`);
      }
    });
  }
}
