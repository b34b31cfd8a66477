import { randomUUID } from "node:crypto";
import { demoAccounts } from "@agrar/db/seed";
import { expect, test } from "@playwright/test";
import { joined, signedIn } from "./people.ts";
import { prepare } from "./rows.ts";
import { expectSound } from "./sound.ts";

test.describe.configure({ timeout: 120_000 });

const trainer = demoAccounts.find(({ role }) => role === "TRAINER")?.email ?? "";

/** An old training of the demo's trainer, which a learner has completed. */
const completedBy = (email: string) =>
  prepare(async (client) => {
    const { rows } = await client.query<{ id: number }>(
      `insert into trainings (title, category_id, trainer_id, created_by_id, type, status, created_at)
       select jsonb_build_object('az', $2::text), (select id from categories order by id limit 1), id, id, 'VIDEO', 'PUBLISHED',
              '2020-01-01'
         from users where email = $1 returning id`,
      [trainer, `Arıların yazı ${randomUUID().slice(0, 8)}`],
    );
    const id = rows[0]?.id as number;
    await client.query(
      `insert into registrations (user_id, training_id, status, registered_at, completed_at)
       select id, $2, 'COMPLETED', now() - interval '2 days', now() - interval '1 day' from users where email = $1`,
      [email, id],
    );
    return id;
  });

test("a participant rates a training, others read it, and an admin hides what should not be read", async ({
  page,
}) => {
  const { email } = await joined(page);
  const id = await completedBy(email);
  await page.goto(`/en/trainings/${id}`);
  await expect(page.getByText("Nobody has rated this training yet.")).toBeVisible();
  const form = page.getByRole("form", { name: "Your rating" });
  await form.getByRole("button", { name: "Rate" }).click();
  await expect(form.getByRole("alert")).toContainText("Stars");
  await form.getByRole("radio", { name: "4 stars" }).check({ force: true });
  const said = `Buy my honey ${randomUUID().slice(0, 8)}`;
  await form.getByLabel("Comment").fill(said);
  await form.getByRole("button", { name: "Rate" }).click();
  await expect(form.getByRole("status")).toContainText("Thank you");
  await expect(page.getByRole("list", { name: "Comments" })).toContainText(said);
  await expectSound(page, "a rated training");

  const desk = await (await page.context().browser()?.newContext())?.newPage();
  if (!desk) throw new Error("The browser is gone.");
  await signedIn(desk, "ADMIN");
  await desk.goto("/en/admin/ratings?only=commented");
  const row = desk.getByRole("listitem").filter({ hasText: said });
  await row.getByRole("button", { name: /^Hide the comment of/ }).click();
  await desk.getByRole("dialog").getByLabel("Reason").fill("It is an advertisement.");
  await desk.getByRole("dialog").getByRole("button", { name: "Hide" }).click();
  await expect(row).toContainText("Hidden: It is an advertisement.");
  await expectSound(desk, "the ratings");

  await page.reload();
  await expect(
    page.getByText("An administrator has hidden your comment: It is an advertisement."),
  ).toBeVisible();
  await expect(page.getByRole("list", { name: "Comments" })).toHaveCount(0);
  await expect(page.getByText("1 rating").first()).toBeVisible();
});
