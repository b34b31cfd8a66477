import { randomUUID } from "node:crypto";
import { demoAccounts } from "@agrar/db/seed";
import { expect, type Page, test } from "@playwright/test";
import { signedIn } from "./people.ts";
import { prepare } from "./rows.ts";
import { expectSound } from "./sound.ts";

const trainer = demoAccounts.find(({ role }) => role === "TRAINER")?.email ?? "";

/** A draft of the demo's trainer with one lesson, old, so that it stands at the end of lists. */
const draft = () =>
  prepare(async (client) => {
    const title = JSON.stringify({ az: `Kompost hazırlamaq ${randomUUID().slice(0, 8)}` });
    const { rows } = await client.query<{ id: number }>(
      `with t as (
         insert into trainings (title, category_id, trainer_id, created_by_id, type, created_at)
         select $2::jsonb, (select id from categories order by id limit 1), id, id, 'VIDEO', '2020-01-01'
           from users where email = $1 returning id, title),
       m as (insert into modules (training_id, title, sequence) select id, title, 1 from t returning id, training_id, title)
       insert into lessons (module_id, training_id, title, type, status, sequence)
       select id, training_id, title, 'VIDEO', 'PUBLISHED', 1 from m returning training_id as id`,
      [trainer, title],
    );
    if (!rows[0]) throw new Error("The demo has no trainer.");
    return rows[0].id;
  });

/** A video of a second, as a browser records it, made longer than one piece of an upload by an element that players pass over. */
async function recording(page: Page): Promise<Buffer> {
  const bytes = await page.evaluate(async () => {
    const canvas = document.createElement("canvas");
    const pen = canvas.getContext("2d");
    const recorder = new MediaRecorder(canvas.captureStream(25), { mimeType: "video/webm" });
    const parts: Blob[] = [];
    recorder.ondataavailable = ({ data }) => parts.push(data);
    const ended = new Promise((done) => {
      recorder.onstop = done;
    });
    recorder.start();
    for (let frame = 0; frame < 25; frame++) {
      pen?.fillRect(frame * 8, frame * 4, 40, 40);
      await new Promise((done) => setTimeout(done, 40));
    }
    recorder.stop();
    await ended;
    return [...new Uint8Array(await new Blob(parts).arrayBuffer())];
  });
  // A Void element of EBML: its id, its length in eight bytes, and nothing.
  const empty = Buffer.alloc(5_000_009);
  empty[0] = 0xec;
  empty.writeBigUInt64BE(0x0100_0000_0000_0000n + 5_000_000n, 1);
  return Buffer.concat([Buffer.from(bytes), empty]);
}

test("a trainer uploads a video that breaks off and goes on, names it, and takes it away", async ({
  page,
}) => {
  test.setTimeout(120_000);
  const id = await draft();
  await signedIn(page, "TRAINER");
  await page.goto(`/en/teach/trainings/${id}/media`);
  const lesson = page
    .locator("section", { has: page.getByRole("heading", { name: "Material of the lesson" }) })
    .last();
  const input = lesson.getByLabel("Material of the lesson: upload a file");

  let pieces = 0;
  await page.route("**/api/uploads/*", (route) =>
    route.request().method() === "PATCH" && ++pieces > 1 ? route.abort() : route.continue(),
  );
  await input.setInputFiles({ name: "kompost.webm", mimeType: "video/webm", buffer: await recording(page) });
  await expect(lesson.getByRole("alert")).toHaveText(
    "The connection broke. When you go on, the upload continues from where it stopped.",
    { timeout: 30_000 },
  );
  await expectSound(page, "an upload that broke off");
  const begun: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes("/api/uploads")) begun.push(request.method());
  });
  await page.unroute("**/api/uploads/*");
  await lesson.getByRole("button", { name: "Go on with the upload of “kompost.webm”" }).click();
  await expect(lesson.getByText("“kompost.webm” is uploaded.")).toBeVisible({ timeout: 30_000 });
  // What had arrived was not sent again.
  expect(begun).toEqual(["HEAD", "PATCH", "PATCH"]);

  const link = await lesson.getByRole("link", { name: "kompost.webm" }).getAttribute("href");
  const seconds = await page.evaluate(async (address) => {
    const video = document.createElement("video");
    video.muted = true;
    video.src = address ?? "";
    await video.play();
    return video.videoWidth;
  }, link);
  expect(seconds).toBeGreaterThan(0);

  await lesson.getByRole("button", { name: "Name “kompost.webm”" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("English").fill("Making compost");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByText("Write the name in Azerbaijani too.")).toBeVisible();
  await dialog.getByLabel("Azerbaijani").fill("Kompost hazırlamaq");
  await expectSound(page, "naming a file");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(lesson.getByRole("link", { name: "Making compost" })).toBeVisible();

  await lesson.getByRole("button", { name: "Remove “Making compost”" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await expect(lesson.getByText("There is no file yet.")).toBeVisible();
  await expect(lesson.getByText("The file is removed.")).toBeFocused();
});

test("what is not taken is said in the reader's language, several at once, and a banner takes the place of the former", async ({
  page,
}) => {
  const id = await draft();
  await signedIn(page, "TRAINER");
  await page.goto(`/teach/trainings/${id}/media`);
  const banner = page.locator("section", { has: page.getByRole("heading", { name: "Afişa" }) }).last();
  const png = await page.screenshot();
  for (const name of ["bir.png", "iki.png"]) {
    await banner
      .getByLabel("Afişa: fayl yükləmək")
      .setInputFiles({ name, mimeType: "image/png", buffer: png });
    await expect(banner.getByRole("link")).toHaveText(name.replace("png", "webp"));
  }
  await banner
    .getByLabel("Afişa: fayl yükləmək")
    .setInputFiles({ name: "boyuk.png", mimeType: "image/png", buffer: Buffer.alloc(5_000_001) });
  await expect(banner.getByRole("alert")).toHaveText("Bura ən çoxu 5 MB-lıq fayl qəbul olunur.");

  const media = page
    .locator("section", { has: page.getByRole("heading", { name: "Digər materiallar" }) })
    .last();
  await media.getByLabel("Digər materiallar: fayl yükləmək").setInputFiles([
    {
      name: "sehife.png",
      mimeType: "image/png",
      buffer: Buffer.from("<html><script>alert(1)</script></html>"),
    },
    { name: "proqram.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7\ntrailer<<>>\n%%EOF") },
  ]);
  await expect(media.getByRole("link", { name: "proqram.pdf" })).toBeVisible();
  await expect(media.getByRole("alert")).toContainText("Bura yalnız bu formatlar qəbul olunur: JPEG, PNG");
  await media.getByRole("button", { name: "“sehife.png” faylını siyahıdan çıxar" }).click();
  await expect(media.getByRole("alert")).toHaveCount(0);
  await expectSound(page, "the media of a training");
});

test("who does not run a training has no such page", async ({ page }) => {
  const id = await draft();
  await signedIn(page, "LEARNER");
  expect((await page.goto(`/teach/trainings/${id}/media`))?.status()).toBe(404);
});
