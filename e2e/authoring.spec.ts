import { randomUUID } from "node:crypto";
import { expect, type Page, test } from "@playwright/test";
import { ask } from "./api.ts";
import { signedIn, tell } from "./people.ts";
import { expectSound } from "./sound.ts";

const idIn = (page: Page) => Number(/\/trainings\/(\d+)\/edit/.exec(page.url())?.[1]);
const saved = (page: Page) => page.getByRole("main").getByText(/^Saved /);

/** A draft of the trainer's own, by the form that it begins with. */
async function begin(page: Page, name: string) {
  await page.goto("/en/teach");
  await page.getByRole("link", { name: "New training" }).first().click();
  await page.getByLabel("Title (in Azerbaijani)").fill(name);
  await page.getByLabel("Format").selectOption({ label: "Video" });
  await page.getByRole("button", { name: "Create and go on" }).click();
  await expect(page).toHaveURL(/\/teach\/trainings\/\d+\/edit$/);
  return idIn(page);
}

test("a trainer writes a training in three languages, publishes it, and it is in the catalogue at once", async ({
  page,
}) => {
  test.setTimeout(120_000);
  const word = `zeytun${randomUUID().slice(0, 8)}`;
  await signedIn(page, "TRAINER");
  const id = await begin(page, `Təlim ${word}`);

  const title = page.getByRole("group", { name: "Title" });
  await title.getByLabel("English").fill(`Olives ${word}`);
  await title.getByLabel("Russian").fill(`Оливки ${word}`);
  const description = page.getByRole("group", { name: "Description" });
  await description.getByLabel("Azerbaijani").fill("Zeytun bağı necə salınır.");
  await expect(description.getByText("Not there yet in this language")).toHaveCount(2);
  await expect(saved(page)).toBeVisible();

  await page.getByRole("button", { name: "Publish" }).click();
  await expect(page.getByText("A video training needs a published lesson.")).toBeVisible();

  await page.getByLabel("Title of the module").fill("Birinci modul");
  await page.getByRole("button", { name: "Add module" }).click();
  const module = page.getByRole("listitem").filter({ hasText: "Birinci modul" }).first();
  for (const name of ["Tinglər", "Torpaq"]) {
    await module.getByLabel("Title of the new lesson").fill(name);
    await module.getByRole("button", { name: "Add lesson" }).click();
    await expect(module.getByRole("link", { name, exact: true })).toBeVisible();
  }
  const lessons = module.getByRole("link");
  // By keyboard alone: the button is where Tab leads, and so is the handle.
  await module.getByRole("button", { name: "Move Torpaq up" }).press("Enter");
  await expect(lessons).toHaveText(["Torpaq", "Tinglər"]);
  await expectSound(page, "the editor of a training");

  await module.getByRole("link", { name: "Torpaq", exact: true }).click();
  const text = (language: string) => page.getByRole("textbox", { name: `Text of the lesson: ${language}` });
  await text("Azerbaijani").pressSequentially("Torpaq yumşaq olmalıdır.");
  await text("English").pressSequentially("The soil must be loose.");
  await text("Russian").pressSequentially("Почва должна быть рыхлой.");
  await page.getByLabel("State").selectOption({ label: "Published" });
  await expect(saved(page)).toBeVisible();
  await expectSound(page, "the editor of a lesson");

  await page.getByRole("link", { name: "Back to the training" }).click();
  await page.getByRole("button", { name: "Publish" }).click();
  await expect(page.getByText("The training is open to everybody.")).toBeVisible();

  await page.context().clearCookies();
  for (const [address, name] of [
    ["/trainings", `Təlim ${word}`],
    ["/en/trainings", `Olives ${word}`],
    ["/ru/trainings", `Оливки ${word}`],
  ] as const) {
    await page.goto(`${address}?search=${word}`);
    await expect(page.getByRole("link", { name, exact: true })).toBeVisible();
  }

  await signedIn(page, "TRAINER");
  await tell(page, "training.archive", { id });
});

test("who writes what another has changed meanwhile is asked, and nothing is lost", async ({
  page,
  browser,
}) => {
  const word = randomUUID().slice(0, 8);
  await signedIn(page, "TRAINER");
  const id = await begin(page, `Nar ${word}`);

  const context = await browser.newContext();
  const desk = await context.newPage();
  await signedIn(desk, "ADMIN");
  const { fields, version } = await ask(desk, "training", "draft", { id });
  await tell(desk, "training.edit", { ...fields, title: { az: `Heyva ${word}` }, id, version });
  await context.close();

  const title = page.getByRole("group", { name: "Title" }).getByLabel("Azerbaijani");
  await title.fill(`Alma ${word}`);
  const dialog = page.getByRole("dialog", { name: "Somebody else has changed this too" });
  await dialog.getByRole("button", { name: "Keep mine" }).click();
  await expect(saved(page)).toBeVisible();
  await expect(title).toHaveValue(`Alma ${word}`);

  await page.getByRole("button", { name: "History" }).click();
  const history = page.getByRole("dialog", { name: "History" });
  await history.getByRole("button", { name: "Bring back" }).first().click();
  await expect(title).toHaveValue(`Heyva ${word}`);
  await tell(page, "training.delete", { id });
});
