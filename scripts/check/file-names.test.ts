import { expect, it } from "vitest";
import { wrongFileNames } from "./file-names.ts";

it("accepts names that say what is in the file", () => {
  const files = [
    "apps/web/src/app/[locale]/(public)/trainings/[...path]/page.tsx",
    "apps/web/src/app/_start/card-list.module.css",
    "packages/db/prisma/migrations/20261123100000_tables/migration.sql",
    "packages/db/src/index.ts",
    "docs/Some Picture.png",
    ".dependency-rules.js",
  ];
  expect(wrongFileNames(files, ["packages/db/src/index.ts"])).toEqual([]);
});

it.each([
  ["packages/api/src/utils.ts", "name it after"],
  ["packages/api/src/helper.test.ts", "name it after"],
  ["apps/web/src/shared/card.tsx", "name it after"],
  ["packages/api/src/training/types.ts", "name it after"],
  ["packages/api/src/training/index.ts", "door"],
  ["apps/web/src/ui/CardList.tsx", "kebab-case"],
  ["apps/web/src/ui/cardList.tsx", "kebab-case"],
])("refuses %s", (file, reason) => {
  expect(wrongFileNames([file], [])).toEqual([expect.stringContaining(reason)]);
});
