import { expect, test } from "@playwright/test";

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
