import { expect, test } from "@playwright/test";
import { ask } from "./api.ts";

test("finds an exam by its state and kind, and tells all about it but its questions", async ({ page }) => {
  await page.goto("/en/exams");
  await page.getByLabel("State").selectOption("Open");
  await expect(page).toHaveURL(/phase=ACTIVE/);
  const open = await ask(page, "exam", "list", { phase: "ACTIVE", pageSize: 12, lang: "en" });
  const titles = page.getByRole("article").getByRole("heading", { level: 3 });
  await expect(titles).toHaveText(open.items.map(({ title }) => title));

  await page.getByLabel("Kind").selectOption("Part of a training");
  await page.getByLabel("Sort by").selectOption("Pass mark");
  await expect(page).toHaveURL(/\/en\/exams\?phase=ACTIVE&type=TRAINING_BASED&sort=passingScore$/);
  const { items } = await ask(page, "exam", "list", {
    phase: "ACTIVE",
    type: "TRAINING_BASED",
    sort: "passingScore",
    order: "asc",
    pageSize: 12,
    lang: "en",
  });
  await expect(titles).toHaveText(items.map(({ title }) => title));

  const [exam] = items;
  if (!exam?.training) throw new Error("There is no open exam of a training.");
  await page.getByRole("link", { name: exam.title, exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(exam.title);
  const main = page.getByRole("main");
  await expect(main).toContainText(`${exam.passingScore}%`);
  await expect(main).toContainText(exam.rules?.split("\n")[0] ?? exam.title);
  await expect(page.getByRole("link", { name: exam.training.title })).toHaveAttribute(
    "href",
    `/en/trainings/${exam.training.id}`,
  );
  expect(await page.content()).not.toContain("isCorrect");
});
