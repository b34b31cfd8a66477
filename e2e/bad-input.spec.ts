import { expect, test } from "@playwright/test";
import { expectSound } from "./sound.ts";

const lists = [
  { path: "/trainings?page=0", says: "Səhifə: ən azı 1 olmalıdır." },
  { path: "/trainings?page=abc", says: "Səhifə: dəyər uyğun deyil." },
  { path: "/trainings?sort=bogus", says: "Sıralama: belə seçim yoxdur." },
  { path: "/trainings?from=yesterday", says: "İlk tarix: dəyər düzgün yazılmayıb." },
  { path: "/trainings?from=2026-12-01&to=2026-11-01", says: "Son tarix ilk tarixdən əvvəl ola bilməz." },
  { path: "/trainings?certificate=maybe", says: "Sertifikat: dəyər uyğun deyil." },
  { path: "/trainings?trainer=0", says: "Təlimçi: ən azı 1 olmalıdır." },
  { path: `/trainings?search=${"a".repeat(300)}`, says: "Axtarış: ən çoxu 200 simvol ola bilər." },
  { path: "/trainings?search=%25%25", says: "Axtarışda ən azı bir hərf və ya rəqəm olmalıdır." },
  { path: "/en/exams?phase=soon", says: "State: there is no such choice." },
  { path: "/ru/trainers?order=up", says: "Порядок: такого варианта нет." },
];

for (const { path, says } of lists) {
  test(`says what is wrong with ${path.slice(0, 60)}, and leads to the whole list`, async ({ page }) => {
    const response = await page.goto(path);
    expect(response?.status()).toBe(200);
    const main = page.getByRole("main");
    await expect(main.getByText(says)).toBeVisible();
    await main.getByRole("link").click();
    await expect(page.getByRole("article").first()).toBeVisible();
    expect(new URL(page.url()).search).toBe("");
  });
}

for (const path of [
  "/trainings?utm_source=mail",
  "/trainings?search=&category=&type=&from=",
  "/trainings?search='%22%3C_%25x",
]) {
  test(`takes ${path} for what it is`, async ({ page }) => {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 2, name: /təlim/ })).toBeVisible();
  });
}

for (const path of [
  "/trainings/999999999",
  "/trainings/abc",
  "/trainings/0",
  "/exams/-1",
  "/exams/99999999999999",
  "/nowhere",
  "/de/trainings",
]) {
  test(`has no page ${path}`, async ({ page }) => {
    const response = await page.goto(path);
    expect(response?.status()).toBe(404);
    await expect(page.getByRole("heading", { level: 1, name: "Belə səhifə yoxdur" })).toBeVisible();
    await expect(page.getByRole("link", { name: "Təlimlərə keç" })).toBeVisible();
  });
}

for (const [path, address] of [
  ["/az", "/"],
  ["/az?from=mail", "/?from=mail"],
  ["/AZ/exams", "/exams"],
  ["/EN", "/en"],
  ["/Ru/trainings?page=2", "/ru/trainings?page=2"],
] as const) {
  test(`leads from ${path} to ${address}`, async ({ page }) => {
    await page.goto(path);
    await expect(page).toHaveURL(address);
    await expect(page.getByRole("main").getByRole("heading", { level: 1 })).toBeVisible();
  });
}

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  for (const [language, path, title, action, catalogue] of [
    ["az", "/nowhere", "Belə səhifə yoxdur", "Təlimlərə keç", "/trainings"],
    ["en", "/en/exams/-1", "There is no such page", "Go to trainings", "/en/trainings"],
    ["ru", "/ru/trainings/999999999", "Такой страницы нет", "Перейти к курсам", "/ru/trainings"],
  ] as const)
    test(`a page that is missing is whole in ${language}`, async ({ page }) => {
      const answer = await page.request.get(path);
      const html = await answer.text();
      expect(answer.status()).toBe(404);
      expect(html).toContain(`<html lang="${language}"`);
      expect(html).toContain(`<title>${title} · `);
      expect(html).toContain('<meta name="robots" content="noindex"');

      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
      await expect(page.getByRole("contentinfo")).toBeVisible();
      await page.getByRole("main").getByRole("link", { name: action }).click();
      await expect(page).toHaveURL(catalogue);
    });
});

test("a page that is missing works like any other once its scripts have come", async ({ page }) => {
  const errors: string[] = [];
  page.on("pageerror", ({ message }) => errors.push(message));
  await page.goto("/ru/trainings/999999999");
  await expectSound(page, "a page that is missing");
  await page.getByRole("main").getByRole("link", { name: "Перейти к курсам" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Курсы" })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1, name: "Такой страницы нет" })).toBeVisible();
  expect(errors).toEqual([]);
});
