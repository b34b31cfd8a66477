import type { Noun } from "./noun.ts";

/** The journey of the list, on a portal that has none of them yet. */
export const journey = ({ words, plural }: Noun) => `import { expect, test } from "@playwright/test";

test("the list of ${plural.words} opens in each language, and says that there is no ${words} yet", async ({ page }) => {
  for (const address of ["/${plural.kebab}", "/en/${plural.kebab}", "/ru/${plural.kebab}"]) {
    await page.goto(address);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.getByRole("heading", { level: 2 }).first()).toHaveText("0 ${plural.words}");
    await expect(page.getByRole("article")).toHaveCount(0);
  }
});
`;
