import { randomUUID } from "node:crypto";
import { demoAccounts } from "@agrar/db/seed";
import { expect, type Page, test } from "@playwright/test";
import { ask } from "./api.ts";
import { joined, tell } from "./people.ts";
import { prepare } from "./rows.ts";
import { expectSound } from "./sound.ts";

test.describe.configure({ timeout: 120_000 });
test.use({ viewport: { width: 390, height: 844 } });

const trainer = demoAccounts.find(({ role }) => role === "TRAINER")?.email ?? "";

/** A published training by videos with two lessons. It is old, so that it stands at the end of the catalogue. */
function video() {
  const title = `Budama texnikası ${randomUUID().slice(0, 8)}`;
  return prepare(async (client) => {
    const { rows } = await client.query<{ id: number }>(
      `with training as (
         insert into trainings (title, category_id, trainer_id, created_by_id, type, status, created_at)
         select jsonb_build_object('az', $2::text), (select id from categories order by id limit 1), id, id, 'VIDEO', 'PUBLISHED', '2020-01-01'
           from users where email = $1 returning id
       ), module as (
         insert into modules (training_id, title, sequence) select id, '{"az": "Qış"}', 1 from training returning id, training_id
       )
       insert into lessons (module_id, training_id, title, content, status, sequence)
       select id, training_id, jsonb_build_object('az', name), jsonb_build_object('az', '<h2>' || name || '</h2><p>Qayçı iti olmalıdır.</p>'), 'PUBLISHED', place
         from module, (values ('Alətlər', 1), ('Kəsimlər', 2)) lesson(name, place)
       returning training_id as id`,
      [trainer, title],
    );
    if (!rows[0]) throw new Error("The demo has no trainer.");
    return { id: rows[0].id };
  });
}

/** How many bytes of scripts, compressed as they are served, a page makes a browser load that has none yet. */
async function scriptsOf(page: Page, address: string): Promise<number> {
  const storageState = await page.context().storageState();
  const context = await page.context().browser()?.newContext({ storageState });
  if (!context) throw new Error("The browser is gone.");
  const fresh = await context.newPage();
  const sizes: Promise<number>[] = [];
  fresh.on("requestfinished", (request) => {
    if (request.resourceType() === "script")
      sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
  });
  // What is loaded when the page stands still counts too: of that, the news of the bell are the last.
  await Promise.all([fresh.waitForRequest(/\/trpc\/notice\.live/), fresh.goto(address)]);
  const sum = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  await context.close();
  return sum;
}

test("a learner completes a training on a phone, notes and a lost connection between, and loads little", async ({
  page,
}) => {
  const { id } = await video();
  await joined(page);
  await page.goto(`/en/trainings/${id}`);
  await page.getByRole("button", { name: "Register", exact: true }).click();
  await page.getByRole("link", { name: "Start learning" }).click();

  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Alətlər");
  await expect(page.getByText("Qayçı iti olmalıdır.")).toBeVisible();
  await expect(page.getByText("Lessons done: 0 of 2")).toBeVisible();
  await expectSound(page, "a lesson");
  await page.getByRole("button", { name: "List of lessons" }).click();
  await expect(page.getByRole("link", { name: /^Kəsimlər/ })).toBeVisible();
  await expectSound(page, "the outline");

  await page.getByLabel("My notes").fill("Qayçını itilə");
  await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Mark as done" }).click();
  await expect(page.getByText("Lesson done. 50% of the training is behind you.")).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: "Lesson done." })).toBeFocused();
  await expect(page.getByText("Lessons done: 1 of 2")).toBeVisible();

  // Without a connection it is said, and what was done is sent when it is back.
  await page.keyboard.press("Alt+n");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Kəsimlər");
  await page.route("**/trpc/progress.complete", (route) => route.abort());
  await page.getByRole("button", { name: "Mark as done" }).click();
  await expect(page.getByText("The portal is out of reach.")).toBeVisible();
  await expectSound(page, "without a connection");
  await page.unroute("**/trpc/progress.complete");
  await expect(page.getByText("Congratulations! You have completed the training.")).toBeVisible();
  await expect(page.getByText("Lessons done: 2 of 2")).toBeVisible();

  expect(await ask(page, "registration", "own", { trainingId: id })).toMatchObject({
    status: "COMPLETED",
    percent: 100,
  });

  // Phones in the country pay for what they load.
  const found = [
    "/en/trainings",
    `/en/trainings/${id}`,
    "/en/exams",
    "/en/trainers",
    "/en/search?search=pruning",
  ];
  const own = ["/en/learn", "/en/learn/trainings", `/en/learn/${id}`, "/en/notices", "/en/account"];
  for (const address of [...found, ...own]) {
    const bytes = await scriptsOf(page, address);
    expect(bytes, address).toBeGreaterThan(100_000);
    expect(bytes, address).toBeLessThanOrEqual(170_000);
  }
});

test("whose session has ended in a lesson signs in again from there, and what they did is done", async ({
  page,
}) => {
  const { id } = await video();
  const { email, password } = await joined(page);
  await tell(page, "registration.register", { trainingId: id });
  const opened = page.waitForResponse(/\/trpc\/progress\.open/);
  await page.goto(`/en/learn/${id}`);
  await opened;
  await page.context().clearCookies();
  await page.getByRole("button", { name: "Mark as done" }).press("Enter");
  await expect(page.getByText("You are signed out.")).toBeVisible();
  await expectSound(page, "without a session");
  await page.getByRole("main").getByRole("link", { name: "Sign in" }).click();
  await page.getByLabel("E-mail", { exact: true }).fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByText("You have done this lesson.")).toBeVisible();
  await expect(page.getByText("Lessons done: 1 of 2")).toBeVisible();
});

test("who is registered in a training that is called off is told so on its page; to others there is none", async ({
  page,
}) => {
  const { id } = await video();
  await joined(page);
  await tell(page, "registration.register", { trainingId: id });
  await prepare((client) => client.query("update trainings set status = 'CANCELLED' where id = $1", [id]));
  await page.goto(`/en/trainings/${id}`);
  await expect(page.getByRole("heading", { name: "This training is cancelled" })).toBeVisible();
  await expectSound(page, "a training that is called off");
  await page.context().clearCookies();
  await page.goto(`/en/trainings/${id}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("There is no such page");
});
