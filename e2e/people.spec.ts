import { setTimeout } from "node:timers/promises";
import { AxeBuilder } from "@axe-core/playwright";
import { type APIRequestContext, expect, type Page, test } from "@playwright/test";

const admin = { email: "admin@agrar.example", password: "Zoğal mürəbbəsi 12" };
const screens = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 900 } };

/** An address that no other run has used. */
const fresh = (who: string) => `${who}.${crypto.randomUUID().slice(0, 8)}@agrar.example`;

/** Sends JSON to an address of `/api/auth`, as the pages do. */
async function auth(page: Page, path: string, body: object) {
  if (page.url() === "about:blank") await page.goto("/en/trainings");
  const status = await page.evaluate(
    async ([url, json]) => {
      const headers = { "content-type": "application/json" };
      return (await fetch(url as string, { method: "POST", headers, body: json as string })).status;
    },
    [`/api/auth${path}`, JSON.stringify(body)],
  );
  expect(status, path).toBe(200);
}

const signIn = (page: Page, who = admin) => auth(page, "/sign-in/email", who);

/** What a procedure answers to a guest who opened the link of an invitation. */
async function openInvitation(request: APIRequestContext, link: string) {
  const { origin, hash } = new URL(link);
  const data = { token: new URLSearchParams(hash.slice(1)).get("token") };
  return request.post("/trpc/invitation.byToken", { data, headers: { origin } });
}

test("an admin invites a trainer, reads the letter, and takes the invitation back", async ({
  page,
  browser,
}) => {
  const email = fresh("nargiz");
  await signIn(page);
  await page.goto("/en/admin/people");
  await page.getByRole("button", { name: "Invite a trainer" }).click();
  const dialog = page.getByRole("dialog", { name: "Invitation" });
  await dialog.getByLabel("E-mail").fill("nobody");
  await dialog.getByLabel("First name").fill("Nərgiz");
  await dialog.getByRole("button", { name: "Send the invitation" }).click();
  await expect(dialog.getByLabel("E-mail")).toHaveAccessibleDescription(
    "E-mail: the value is not well formed.",
  );
  await expect(dialog.getByLabel("Last name")).toHaveAccessibleDescription(/Last name/);
  await dialog.getByLabel("E-mail").fill(email);
  await dialog.getByLabel("Last name").fill("Abbasova");
  await dialog.getByRole("button", { name: "Send the invitation" }).click();
  await expect(dialog.getByRole("status")).toHaveText(`The invitation is on its way to ${email}.`);
  await dialog.getByRole("button", { name: "Close" }).click();
  await expect(page.getByRole("button", { name: "Invite a trainer" })).toBeFocused();

  await page.getByRole("link", { name: "Mailbox" }).click();
  const recipient = page.getByRole("searchbox", { name: "Recipient" });
  await recipient.fill(email);
  await expect(page).toHaveURL(/recipient=/);
  await expect(page.getByRole("heading", { name: "1 letter" })).toBeVisible();
  await page.getByText("You are invited to the Agrar Portal", { exact: true }).click();
  const link = (await page.getByRole("link", { name: /\/invitation#token=/ }).getAttribute("href")) ?? "";
  expect(link).toMatch(/\/en\/invitation#token=[\w-]{43}$/);

  const stranger = await browser.newContext();
  const opened = await openInvitation(stranger.request, link);
  expect((await opened.json()).result.data).toMatchObject({ email, role: "TRAINER", firstName: "Nərgiz" });

  // A link leads where it says though a filter was being typed, and the way there takes its time.
  await page.route(/\/invitations\?_rsc=/, async (route) => {
    await setTimeout(1_000);
    await route.continue();
  });
  await recipient.fill("nobody");
  await page.getByRole("link", { name: "Invitations" }).click();
  await page.getByRole("button", { name: `Revoke: ${email}` }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Revoke" }).click();
  const row = page.getByRole("row").filter({ hasText: email });
  await expect(row).toContainText("Revoked");
  expect((await openInvitation(stranger.request, link)).status()).toBe(404);
  await stranger.close();
});

test("an admin gives a person a role and bars them, and the log says so", async ({ page, browser }) => {
  const email = fresh("cavid");
  await auth(page, "/sign-up/email", {
    firstName: "Cavid",
    lastName: "Əliyev",
    email,
    password: "naxçıvan qovunu 7",
  });
  await signIn(page);
  await page.goto("/en/admin/people");
  await page.getByRole("searchbox", { name: "Name, e-mail or phone" }).fill(email);
  await expect(page.getByRole("heading", { name: "1 person" })).toBeVisible();
  const row = page.getByRole("row").filter({ hasText: email });
  await expect(row).toContainText("Not verified");

  await page.getByRole("button", { name: "Change role: Əliyev Cavid" }).click();
  const dialog = page.getByRole("dialog", { name: "Change role" });
  await expect(dialog).toContainText("will be signed out on every device");
  await dialog.getByLabel("Role").selectOption("Trainer");
  await dialog.getByRole("button", { name: "Change role" }).click();
  await expect(row).toContainText("Trainer");

  await page.getByRole("button", { name: "Deactivate: Əliyev Cavid" }).click();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Deactivate: Əliyev Cavid" })).toBeFocused();
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").getByRole("button", { name: "Deactivate" }).click();
  await expect(row).toContainText("Deactivated");

  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download as CSV" }).click();
  const file = await saved;
  expect(file.suggestedFilename()).toMatch(/^users-\d{4}-\d\d-\d\d\.csv$/);

  await page.getByRole("link", { name: "Log: Əliyev Cavid" }).click();
  const entries = page.getByRole("table").getByRole("row");
  await expect(entries.nth(1)).toContainText("Account deactivated or activated");
  await expect(entries.nth(1)).toContainText(/Account active: yes.*no/);
  await expect(entries.nth(2)).toContainText(/Role: Learner.*Trainer/);
  await expect(page.getByRole("heading", { name: "The log is whole" })).toBeVisible();

  // Of oneself, the API refuses it, and the dialog says why.
  await page.goto(`/en/admin/people?search=${admin.email}`);
  await page.getByRole("button", { name: /^Deactivate: / }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Deactivate" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "own account" })).toBeVisible();

  const barred = await browser.newContext();
  const answer = await barred.request.get("/trpc/user.list");
  expect(answer.status()).toBe(401);
  await barred.close();
});

test("a key opens what it covers until it is revoked", async ({ page, browser }) => {
  const name = `Journey ${crypto.randomUUID().slice(0, 8)}`;
  await signIn(page);
  await page.goto("/en/admin/keys");
  await page.getByRole("button", { name: "New key" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByRole("button", { name: "Create the key" }).click();
  await expect(dialog.getByRole("group", { name: "What it may do" })).toHaveAccessibleDescription(/too few/);
  await dialog.getByLabel("Read lists").check();
  await dialog.getByRole("button", { name: "Create the key" }).click();
  await expect(dialog).toContainText("shown only now");
  const key = await dialog.getByLabel("Key").inputValue();
  await dialog.getByRole("button", { name: "I have stored it" }).click();

  // A service has no browser and no cookie.
  const service = await browser.newContext();
  const call = (path: string) => service.request.get(path, { headers: { authorization: `Bearer ${key}` } });
  expect((await call("/api/v1/trainings?per_page=1")).status()).toBe(200);
  expect((await call("/trpc/user.list")).status()).toBe(403);

  const row = page.getByRole("row").filter({ hasText: name });
  await expect(row).toContainText("In force");
  await page.getByRole("button", { name: `Rotate: ${name}` }).click();
  await dialog.getByLabel("The old key goes on for, in hours").fill("1");
  await dialog.getByRole("button", { name: "Create the new key" }).click();
  expect(await dialog.getByLabel("Key").inputValue()).not.toBe(key);
  await dialog.getByRole("button", { name: "I have stored it" }).click();
  await expect(row).toHaveCount(2);
  expect((await call("/api/v1/trainings?per_page=1")).status()).toBe(200);

  await page
    .getByRole("button", { name: `Revoke: ${name}` })
    .last()
    .click();
  await dialog.getByRole("button", { name: "Revoke" }).click();
  await expect(row.last()).toContainText("Revoked");
  expect((await call("/api/v1/trainings?per_page=1")).status()).toBe(401);
  await service.close();

  await page.goto("/en/admin/audit?entity=serviceKey");
  const log = page.getByRole("table");
  for (const deed of ["create", "use", "rotate", "revoke"])
    await expect(log.getByText(`serviceKey.${deed}`, { exact: true }).first()).toBeVisible();
  expect(await page.content()).not.toContain(key);
});

test("guests are asked to sign in, and come back to the page that they wanted", async ({ page }) => {
  for (const section of ["people", "invitations", "keys", "audit", "jobs", "letters", "mail"]) {
    await page.goto(`/en/admin/${section}`);
    await expect(page).toHaveURL(new RegExp(`/en/sign-in\\?next=%2Fen%2Fadmin%2F${section}$`));
  }
});

for (const [screen, viewport] of Object.entries(screens)) {
  for (const colorScheme of ["light", "dark"] as const) {
    test.describe(() => {
      test.use({ viewport, colorScheme });

      test(`${screen}, ${colorScheme}: axe finds nothing on the pages and in their dialogs`, async ({
        page,
      }) => {
        test.setTimeout(300_000);
        await signIn(page);
        const sound = async (where: string) => {
          // A frame in which no script runs cannot be looked into from outside.
          const { violations } = await new AxeBuilder({ page }).exclude("iframe").analyze();
          expect(violations.map(({ id, nodes }) => `${where} ${id}: ${nodes[0]?.html}`)).toEqual([]);
        };
        const dialogs: Record<string, string[]> = {
          people: ["Invite a trainer", "Change role: ", "Deactivate: "],
          keys: ["New key"],
        };
        for (const section of [
          "people",
          "invitations",
          "keys",
          "audit",
          "jobs",
          "letters",
          "mail",
          "people?page=0",
        ]) {
          await page.goto(`/en/admin/${section}`);
          await page.getByRole("contentinfo").scrollIntoViewIfNeeded();
          await page.waitForLoadState("networkidle");
          await sound(section);
          for (const name of dialogs[section] ?? []) {
            await page.getByRole("button", { name }).first().click();
            await expect(page.getByRole("dialog")).toBeVisible();
            await sound(`${section}, ${name}`);
            await page.keyboard.press("Escape");
            await expect(page.getByRole("dialog")).toHaveCount(0);
          }
        }
      });
    });
  }
}
