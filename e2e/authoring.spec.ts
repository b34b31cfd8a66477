import { randomUUID } from "node:crypto";
import { expect, type Page, test } from "@playwright/test";
import { ask } from "./api.ts";
import { joined, letterTo, signedIn, tell } from "./people.ts";
import { playedWidth, recording, shownWords } from "./recording.ts";
import { expectSound } from "./sound.ts";

const idIn = (page: Page) => Number(/\/trainings\/(\d+)\/edit/.exec(page.url())?.[1]);
const saved = (page: Page) => page.getByRole("main").getByText(/^Saved /);

/** Waits until a picture is there, in its page, and resolves with the width of what was loaded. */
async function loadedWidth(picture: Node): Promise<number> {
  if (!(picture instanceof HTMLImageElement)) return 0;
  picture.scrollIntoView();
  await picture.decode();
  return picture.naturalWidth;
}

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

/** A browser of somebody else's, on a phone. */
async function phone(page: Page) {
  const context = await page
    .context()
    .browser()
    ?.newContext({ viewport: { width: 390, height: 844 } });
  if (!context) throw new Error("The browser is gone.");
  return context.newPage();
}

test("a trainer writes a training in three languages with media, and a learner completes it on a phone", async ({
  page,
}) => {
  test.setTimeout(180_000);
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

  const picture = { mimeType: "image/png", buffer: await page.screenshot() };
  await page.getByLabel("Banner: upload a file").setInputFiles({ name: "bag.png", ...picture });
  await expect(page.getByText("“bag.png” is uploaded.")).toBeVisible();

  await page.getByLabel("Title of the module").fill("Birinci modul");
  await page.getByRole("button", { name: "Add module" }).click();
  const module = page.getByRole("listitem").filter({ hasText: "Birinci modul" }).first();
  for (const name of ["Tinglər", "Torpaq"]) {
    await module.getByLabel("Title of the new lesson").fill(name);
    await module.getByRole("button", { name: "Add lesson" }).dblclick();
    await expect(module.getByRole("link", { name, exact: true })).toBeVisible();
    await expect(module.getByLabel("Title of the new lesson")).toBeFocused();
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
  const tools = page.getByRole("toolbar", { name: "Format: Text of the lesson: Russian" });
  await tools.getByRole("button", { name: "Link" }).click();
  const address = page.getByRole("dialog", { name: "Link" }).getByLabel("Address");
  await address.fill("agro.gov.az");
  await address.press("Enter");
  await expect(page.getByText("A link begins with https://")).toBeVisible();
  await address.fill("https://agro.gov.az");
  await address.press("Enter");
  await expect(text("Russian").getByRole("link", { name: "https://agro.gov.az" })).toBeVisible();
  await tools.getByRole("button", { name: "Picture" }).click();
  const dialog = page.getByRole("dialog", { name: "Picture for the text" });
  await dialog
    .getByLabel("Picture for the text: upload a file")
    .setInputFiles({ name: "layihe.png", ...picture });
  await expect(dialog.getByRole("progressbar")).toHaveCount(0);
  await dialog.getByRole("button", { name: "Put into the text" }).click();
  await expect(dialog.getByText("Say what the picture shows")).toBeVisible();
  await expectSound(page, "a picture that nothing is said of");
  await dialog.getByLabel("What the picture shows").fill("Три слоя почвы");
  await dialog.getByRole("button", { name: "Put into the text" }).click();
  await expect(text("Russian")).toBeFocused();
  await page.keyboard.type("Верхний слой — самый важный.");
  await expect(text("Russian").getByRole("img", { name: "Три слоя почвы" })).toBeVisible();
  await page.getByLabel("Kind").selectOption({ label: "Mixed" });
  await page.getByLabel("State").selectOption({ label: "Published" });
  await expect(saved(page)).toBeVisible();
  const video = { mimeType: "video/webm", buffer: await recording(page) };
  await page.getByLabel("Material of the lesson: upload a file").setInputFiles([
    { name: "ekin.webm", ...video },
    { name: "torpaq.png", ...picture },
  ]);
  const material = page.getByRole("list", { name: "Material of the lesson" });
  await expect(material.getByRole("link")).toHaveCount(2);
  await material.getByRole("button", { name: "Subtitles of “ekin.webm”" }).click();
  const subtitles = page.getByRole("dialog", { name: "Subtitles" });
  await subtitles.getByLabel("Language of the subtitles").selectOption("Russian");
  await subtitles.getByLabel("Subtitles, Russian: upload a file").setInputFiles({
    name: "ekin.vtt",
    mimeType: "text/vtt",
    buffer: Buffer.from("WEBVTT\n\n00:00.000 --> 00:09.000\nСеем в октябре.\n"),
  });
  await expect(subtitles.getByRole("link", { name: "Russian · ekin.vtt" })).toBeVisible();
  await expectSound(page, "the subtitles of a video");
  await subtitles.getByRole("button", { name: "Done" }).click();
  await expect(material).toContainText("subtitles: Russian");
  await expectSound(page, "the editor of a lesson");

  await page.getByRole("link", { name: "Back to the training" }).click();
  await page.getByRole("button", { name: "Publish" }).click();
  await expect(page.getByText("The training is open to everybody.")).toBeVisible();

  const reader = await phone(page);
  for (const [address, name] of [
    ["/trainings", `Təlim ${word}`],
    ["/en/trainings", `Olives ${word}`],
    ["/ru/trainings", `Оливки ${word}`],
  ] as const) {
    await reader.goto(`${address}?search=${word}`);
    await expect(reader.getByRole("link", { name, exact: true })).toBeVisible();
  }
  const card = reader.getByRole("main").getByRole("article").filter({ hasText: word });
  await expect(card.getByRole("list").last()).toHaveText(/0 записей.*1 модуль.*1 урок.*3 медиафайла/);
  expect(await card.getByRole("presentation").evaluate(loadedWidth)).toBeGreaterThan(0);
  await expectSound(reader, "the card of a training");

  const { email } = await joined(reader);
  await tell(reader, "account.update", { language: "ru" });
  await reader.goto(`/ru/trainings?search=${word}`);
  await card.getByRole("link", { name: `Оливки ${word}` }).click();
  await reader.getByRole("button", { name: "Записаться", exact: true }).click();
  await expect(reader.getByText("Вы записаны на этот курс.")).toBeVisible();
  await expectSound(reader, "the training that one is registered for");
  await reader.getByRole("link", { name: "Начать обучение" }).click();

  await expect(reader.getByText("Почва должна быть рыхлой.")).toBeVisible();
  await expect(reader.getByText("Верхний слой — самый важный.")).toBeVisible();
  expect(await reader.getByLabel("ekin.webm").evaluate(playedWidth)).toBeGreaterThan(0);
  await expect.poll(() => reader.getByLabel("ekin.webm").evaluate(shownWords)).toBe("Сеем в октябре.");
  const shown = reader.getByRole("img", { name: "Три слоя почвы" });
  await expect(shown).toHaveAttribute("src", /^\/api\/files\/[0-9a-f]{32}\.webp\?until=/);
  expect(await shown.evaluate(loadedWidth)).toBe(Number(await shown.getAttribute("width")));
  expect(await reader.getByRole("img", { name: "torpaq.webp" }).evaluate(loadedWidth)).toBeGreaterThan(0);
  await expectSound(reader, "a lesson with a video and a picture");
  await reader.getByRole("button", { name: "Завершить урок" }).click();
  await expect(reader.getByText("Поздравляем! Вы прошли курс.")).toBeVisible();

  await reader.goto(`/ru/trainings?search=${word}`);
  await expect(card).toContainText("1 запись");
  await reader.goto(`/ru/trainings/${id}`);
  await expect(reader.getByText(/Курс завершили 100\s%/)).toBeVisible();
  const letter = await letterTo(reader, email, "registration.completed");
  expect(letter.text).toContain(`Оливки ${word}`);
  expect(letter.link).toBe(`/ru/trainings/${id}`);
  await reader.getByRole("banner").locator("[popovertarget=bell-menu]").click();
  await expect(reader.locator("#bell-menu").getByRole("listitem").first()).toContainText(`Оливки ${word}`);
  await expectSound(reader, "the bell that tells of it");

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

  // What cannot be saved yet would be lost.
  await title.fill("");
  await page.getByRole("button", { name: "History" }).click();
  const history = page.getByRole("dialog", { name: "History" });
  await expect(history.getByRole("alert")).toHaveText(/unsaved changes/);
  await expect(history.getByRole("button", { name: "Bring back" }).first()).toBeDisabled();
  await history.getByRole("button", { name: "Close" }).click();
  await title.fill(`Alma ${word}`);
  await expect(saved(page)).toBeVisible();

  await page.getByRole("button", { name: "History" }).click();
  await history.getByRole("button", { name: "Bring back" }).first().click();
  await expect(title).toHaveValue(`Heyva ${word}`);

  await page.getByLabel("Title of the module").fill("Modul");
  await page.getByRole("button", { name: "Add module" }).click();
  const module = page.getByRole("listitem").filter({ hasText: "Modul" }).first();
  await module.getByLabel("Title of the new lesson").fill("Budama");
  await module.getByRole("button", { name: "Add lesson" }).click();
  const lesson = module.getByRole("link", { name: "Budama", exact: true });
  await lesson.click();
  await page
    .getByLabel("Material of the lesson: upload a file")
    .setInputFiles({ name: "budama.png", mimeType: "image/png", buffer: await page.screenshot() });
  const material = page.getByRole("list", { name: "Material of the lesson" });
  await expect(material.getByRole("link")).toHaveCount(1);
  await page.getByRole("link", { name: "Back to the training" }).click();
  await module.getByRole("button", { name: "Delete Budama" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await expect(lesson).toHaveCount(0);
  await page.getByRole("button", { name: "History" }).click();
  await history.getByRole("button", { name: "Bring back" }).first().click();
  await lesson.click();
  await expect(material.getByRole("link")).toHaveCount(1);
  await tell(page, "training.delete", { id });
});
