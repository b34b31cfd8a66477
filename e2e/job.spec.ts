import { randomUUID } from "node:crypto";
import { demoAccounts } from "@agrar/db/seed";
import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { ask } from "./api.ts";
import { signedIn } from "./people.ts";
import { prepare } from "./rows.ts";

const learner = demoAccounts.find(({ role }) => role === "LEARNER")?.email ?? "";

/** A letter about a training to the demo's learner, which could not be delivered: as the jobs leave it. */
function failedLetter(trainingId: number, reason: string) {
  return prepare(async (client) => {
    const { rows } = await client.query(
      `insert into facts (name, subject, data, handed_on_at, takers)
       values ('training/published', 'training:' || $1::int, jsonb_build_object('trainingId', $1::int), now(), 1)
       returning id, name, data, actor_id as "actorId", at`,
      [trainingId],
    );
    const [fact] = rows;
    await client.query(
      `insert into deliveries (fact_id, user_id, channel, kind, state, tries, last_error)
       select $1, id, 'MAIL', 'training.published', 'FAILED', 4, $3 from users where email = $2`,
      [fact.id, learner, reason],
    );
    const data = { fact, kind: "training.published", chunk: 0 };
    const id = `journey/${randomUUID()}`;
    await client.query(
      `insert into jobs.runs (function_id, event_id, event, state, error, failures, ended_at)
       values ('agrar-deliver-chunk', $1, $2, 'failed', $3, 4, now())`,
      [
        id,
        JSON.stringify({ id, name: "delivery/chunk-due", data, ts: Date.now() }),
        JSON.stringify({ name: "Busy", message: reason }),
      ],
    );
  });
}

async function expectSound(page: Page) {
  // A frame in which no script runs cannot be looked into from outside.
  const { violations } = await new AxeBuilder({ page }).exclude("iframe").analyze();
  expect(violations.map(({ id, nodes }) => `${page.url()} ${id}: ${nodes[0]?.html}`)).toEqual([]);
}

/** Looks at the letter of the frame as a page of its own. */
async function expectReadable(page: Page) {
  const letter = await page.context().newPage();
  await letter.setContent((await page.locator("iframe").getAttribute("srcdoc")) ?? "");
  await expect(letter.getByRole("heading", { level: 1 })).toBeVisible();
  const { violations } = await new AxeBuilder({ page: letter }).withTags(["wcag2a", "wcag2aa"]).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  await letter.close();
}

test("an admin sees why a letter was not delivered, has it tried again, and reads it", async ({ page }) => {
  await signedIn(page, "ADMIN");
  const { items } = await ask(page, "training", "list", { status: "PUBLISHED", pageSize: 1 });
  const reason = `The mail service gives no answer (${randomUUID().slice(0, 8)}).`;
  await failedLetter(items[0]?.id ?? 0, reason);

  await page.goto("/en/admin");
  await page.getByRole("link", { name: "Jobs" }).click();
  const card = page.getByRole("article").filter({ hasText: reason });
  await expect(card).toContainText("agrar-deliver-chunk");
  await expect(card).toContainText("4 failed tries");
  await card.getByText("What it was given").click();
  await expect(card).toContainText(`"trainingId": ${items[0]?.id}`);
  await expectSound(page);

  await card.getByRole("button", { name: /^Retry: Delivering letters and notices/ }).click();
  await expect(page.getByText("The job goes on from its last finished step.")).toBeFocused();
  await expect(card).toHaveCount(0);

  // What cannot be mended is forgotten, when it is meant. The page sees by itself that something else has failed.
  await failedLetter(0, reason);
  await expect(card).toBeVisible({ timeout: 15_000 });
  await page.getByRole("button", { name: "Forget all" }).click();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Forget all" })).toBeFocused();
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").getByRole("button", { name: "Forget all" }).click();
  await expect(page.getByText(/^\d+ jobs? (is|are) forgotten\.$/)).toBeFocused();
  await expect(page.getByRole("heading", { name: "Nothing has failed" })).toBeVisible();
  await page.getByRole("link", { name: "Mailbox" }).click();
  await page.getByRole("searchbox", { name: "Recipient" }).fill(learner);
  await expect(async () => {
    await page.reload();
    await expect(page.getByText(items[0]?.title ?? "").first()).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await page.goto("/en/admin/audit?entity=job");
  for (const deed of ["Job retried", "Failed jobs forgotten"])
    await expect(page.getByRole("table").getByText(deed).first()).toBeVisible();
});

test("an admin runs a job by hand", async ({ page }) => {
  await signedIn(page, "ADMIN");
  await page.goto("/en/admin/jobs");
  await page.getByLabel("Job", { exact: true }).selectOption("agrar-forget");
  await page.getByRole("button", { name: "Run now" }).click();
  await expect(
    page.getByText("“Clearing up old records (every night)” begins within seconds."),
  ).toBeVisible();
});

test("an admin reads a letter in Russian as its reader would, by day and by night", async ({ page }) => {
  await signedIn(page, "ADMIN");
  await page.goto("/ru/admin/letters");
  await expect(page.getByRole("heading", { name: /123456 – подтвердите/ })).toBeVisible();
  await page.getByLabel("Письмо", { exact: true }).selectOption("registration.requested:trainer");
  await expect(page.getByRole("heading", { name: /Новая заявка: Пример курса/ })).toBeVisible();
  await expect(page).toHaveURL(/kind=registration\.requested&variant=trainer/);

  const letter = page.frameLocator("iframe");
  await expect(letter.getByText("Здравствуйте, Пример!")).toBeVisible();
  await expect(letter.locator("body")).toHaveCSS("background-color", "rgb(250, 245, 233)");
  await page.getByLabel("Вид").selectOption("Тёмный");
  await expect(letter.locator("body")).toHaveCSS("background-color", "rgb(26, 24, 18)");
  await letter.getByRole("link", { name: "Открыть на портале" }).click();
  await expect(letter.getByText("Здравствуйте, Пример!")).toBeVisible();
  await expectSound(page);
  for (const light of ["Светлый", "Тёмный"]) {
    await page.getByLabel("Вид").selectOption(light);
    await expectReadable(page);
  }

  await page.getByLabel("Язык письма").selectOption("az");
  await expect(page.getByRole("heading", { name: /Yeni müraciət: Nümunə təlim/ })).toBeVisible();
});
