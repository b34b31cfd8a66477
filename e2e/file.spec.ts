import { randomUUID } from "node:crypto";
import { demoAccounts } from "@agrar/db/seed";
import { expect, type Page, test } from "@playwright/test";
import { signedIn } from "./people.ts";
import { playedWidth, recording } from "./recording.ts";
import { prepare } from "./rows.ts";
import { expectSound } from "./sound.ts";

// A recording is made and sent in pieces, and what breaks off is tried again for some seconds.
test.describe.configure({ timeout: 120_000 });

const trainer = demoAccounts.find(({ role }) => role === "TRAINER")?.email ?? "";

/** A draft of the demo's trainer with one lesson, old, so that it stands at the end of lists. */
const draft = () =>
  prepare(async (client) => {
    const title = JSON.stringify({ az: `Kompost hazırlamaq ${randomUUID().slice(0, 8)}` });
    const { rows } = await client.query<{ id: number; lessonId: number }>(
      `with t as (
         insert into trainings (title, category_id, trainer_id, created_by_id, type, created_at)
         select $2::jsonb, (select id from categories order by id limit 1), id, id, 'VIDEO', '2020-01-01'
           from users where email = $1 returning id, title),
       m as (insert into modules (training_id, title, sequence) select id, title, 1 from t returning id, training_id, title)
       insert into lessons (module_id, training_id, title, type, status, sequence)
       select id, training_id, title, 'VIDEO', 'PUBLISHED', 1 from m returning training_id as id, id as "lessonId"`,
      [trainer, title],
    );
    if (!rows[0]) throw new Error("The demo has no trainer.");
    return rows[0];
  });

/** A recording longer than one piece of an upload: an element is added that players pass over. */
async function longRecording(page: Page): Promise<Buffer> {
  // A Void element of EBML: its id, its length in eight bytes, and nothing.
  const empty = Buffer.alloc(5_000_009);
  empty[0] = 0xec;
  empty.writeBigUInt64BE(0x0100_0000_0000_0000n + 5_000_000n, 1);
  return Buffer.concat([await recording(page), empty]);
}

test("a trainer uploads a video that breaks off and goes on, names it, and takes it away", async ({
  page,
}) => {
  const { lessonId } = await draft();
  await signedIn(page, "TRAINER");
  await page.goto(`/en/teach/lessons/${lessonId}/edit`);
  const lesson = page
    .locator("section", { has: page.getByRole("heading", { name: "Material of the lesson" }) })
    .last();
  const input = lesson.getByLabel("Material of the lesson: upload a file");

  let pieces = 0;
  await page.route("**/api/uploads/*", (route) =>
    route.request().method() === "PATCH" && ++pieces > 1 ? route.abort() : route.continue(),
  );
  await input.setInputFiles({
    name: "kompost.webm",
    mimeType: "video/webm",
    buffer: await longRecording(page),
  });
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
  const player = await page.evaluateHandle((address) => {
    const video = document.createElement("video");
    video.src = address ?? "";
    return video;
  }, link);
  expect(await player.evaluate(playedWidth)).toBeGreaterThan(0);

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
  const { id } = await draft();
  await signedIn(page, "TRAINER");
  await page.goto(`/teach/trainings/${id}/edit`);
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
  await expect(media.getByRole("alert")).toContainText(
    "Faylın məzmunu adına uyğun deyil: əslində bu, HTML faylıdır. Bura yalnız bu formatlar qəbul olunur: JPEG, PNG",
  );
  await media.getByRole("button", { name: "“sehife.png” faylını siyahıdan çıxar" }).click();
  await media
    .getByLabel("Digər materiallar: fayl yükləmək")
    .setInputFiles({ name: "bos.png", mimeType: "image/png", buffer: Buffer.alloc(0) });
  await expect(media.getByRole("alert")).toHaveText("Fayl boşdur: içində heç nə yoxdur. Başqasını seçin.");
  await media.getByRole("button", { name: "“bos.png” faylını siyahıdan çıxar" }).click();
  await expect(media.getByRole("alert")).toHaveCount(0);
  await expectSound(page, "the media of a training");
});
