import { randomUUID } from "node:crypto";
import { demoAccounts } from "@agrar/db/seed";
import { expect, test } from "@playwright/test";
import { ask } from "./api.ts";
import { joined, letterTo, signedIn, tell } from "./people.ts";
import { prepare } from "./rows.ts";
import { expectSound } from "./sound.ts";

// It makes a person of its own, whose password is slow to hash.
test.describe.configure({ timeout: 120_000 });

const trainer = demoAccounts.find(({ role }) => role === "TRAINER")?.email ?? "";

/** A training of the demo's trainer that is held in the far future. It is old, so that it stands at the end of the catalogue. */
const published = (title: string) =>
  prepare(async (client) => {
    const { rows } = await client.query<{ id: number }>(
      `insert into trainings (title, category_id, trainer_id, created_by_id, type, status, start_date, start_time, end_time,
                              meet_link, created_at)
       select jsonb_build_object('az', $2::text), (select id from categories order by id limit 1), id, id, 'ONLINE', 'PUBLISHED',
              '2099-03-21', '10:00', '12:00', 'https://meet.example/orchard', '2020-01-01'
         from users where email = $1 returning id`,
      [trainer, title],
    );
    if (!rows[0]) throw new Error("The demo has no trainer.");
    return rows[0].id;
  });

test("a learner has the days and the link at home, and what the trainer writes arrives by bell and letter", async ({
  page,
  browser,
}) => {
  const title = `Tənəklərin budanması ${randomUUID().slice(0, 8)}`;
  const id = await published(title);
  await page.setViewportSize({ width: 390, height: 844 });
  const { email } = await joined(page);
  await tell(page, "account.update", { language: "en" });
  await tell(page, "registration.register", { trainingId: id });
  await page.goto("/en/learn");
  const coming = page.getByRole("main").getByRole("listitem").filter({ hasText: title });
  await expect(coming.getByRole("link", { name: "Join the session" })).toHaveAttribute(
    "href",
    "https://meet.example/orchard",
  );
  const calendar = coming.getByRole("link", { name: "Add to calendar" });
  const file = await page.request.get((await calendar.getAttribute("href")) ?? "");
  expect(await file.text()).toContain("DTSTART;TZID=Asia/Baku:20990321T100000");
  await expectSound(page, "a learner's home");

  const desk = await (await browser.newContext()).newPage();
  await signedIn(desk, "TRAINER");
  await desk.goto(`/en/teach/trainings/${id}/learners`);
  await expect(desk.getByRole("row").filter({ hasText: "Əsgərova Günel" })).toContainText("Has a seat");
  expect(await desk.content()).not.toContain(email);
  await desk.getByRole("main").getByRole("link", { name: "Messages" }).click();
  await expect(desk).toHaveURL(new RegExp(`/en/teach/trainings/${id}/messages$`));
  await desk.getByRole("button", { name: "Look at it before sending" }).click();
  await expect(desk.getByRole("textbox", { name: "Subject" })).toBeFocused();
  await desk.getByRole("textbox", { name: "Subject" }).fill("What to bring");
  await desk.getByRole("textbox", { name: "Text" }).fill("Bring secateurs.\n\n<b>And gloves.</b>");
  await desk.getByRole("button", { name: "Look at it before sending" }).click();
  const preview = desk.getByRole("dialog");
  await expect(preview).toContainText("Everybody who has a seat: 1.");
  await expect(preview).toContainText("<b>And gloves.</b>");
  await expectSound(desk, "a message before it is sent");
  await preview.getByRole("button", { name: "Send", exact: true }).click();
  await expect(desk.getByRole("main").getByText("Sent. Recipients: 1.")).toBeFocused();
  await expect(
    desk.getByRole("main").getByRole("listitem").filter({ hasText: "What to bring" }),
  ).toBeVisible();

  const letter = await letterTo(page, email, "message.sent");
  expect(letter.text).toContain(`writes to the participants of the training “${title}”:\n\nBring secateurs.`);
  expect((await ask(page, "notice", "list", {})).items[0]).toMatchObject({ title: "What to bring" });
  await page.goto("/en/notices");
  await expect(page.getByRole("main").getByRole("listitem").first()).toContainText("Bring secateurs.");
});
