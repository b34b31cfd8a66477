import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { root } from "../portal/processes.ts";
import { nounOf } from "./noun.ts";
import { writeSlice } from "./slice.ts";

describe("the name of a noun", () => {
  it("is spelled in every way it is needed", () => {
    expect(nounOf("news-item")).toEqual({
      kebab: "news-item",
      camel: "newsItem",
      pascal: "NewsItem",
      snake: "news_item",
      words: "news item",
      plural: {
        kebab: "news-items",
        camel: "newsItems",
        pascal: "NewsItems",
        snake: "news_items",
        words: "news items",
      },
    });
  });

  it.each([
    ["category", undefined, "categories"],
    ["survey", undefined, "surveys"],
    ["address", undefined, "addresses"],
    ["branch", undefined, "branches"],
    ["person", "people", "people"],
  ])("of %s %s has the plural %s", (name, given, plural) => {
    expect(nounOf(name, given).plural.kebab).toBe(plural);
  });

  it.each([
    "News",
    "newsItem",
    "news_item",
    "-news",
    "news-",
    "2nd",
    "../x",
    "",
    "utils",
    "class",
    "list",
    "a".repeat(31),
  ])("%j is refused", (name) => {
    expect(() => nounOf(name)).toThrow(/is no name|means something else/);
  });

  it("is refused when nothing tells one from many", () => {
    expect(() => nounOf("sheep", "sheep")).toThrow("needs a plural of its own");
  });
});

describe("the slice of a new noun", () => {
  const noun = nounOf("news-item");
  const tree = mkdtempSync(join(tmpdir(), "slice-"));
  const inTree = (folder: string, command: string, ...args: string[]) =>
    execFileSync(command, args, {
      cwd: join(tree, folder),
      env: { ...process.env, NO_COLOR: "1" },
      encoding: "utf8",
      stdio: "pipe",
    });
  const program = (folder: string, name: string) => join(root, folder, "node_modules/.bin", name);
  let written: string[];

  beforeAll(() => {
    copyRepository(tree);
    written = writeSlice(tree, noun);
    inTree("packages/db", program("packages/db", "prisma"), "generate");
  });
  afterAll(() => {
    rmSync(clustersOf(tree), { recursive: true, force: true });
    rmSync(tree, { recursive: true });
  });

  it("is registered in the app's router, in the order of the alphabet", () => {
    const server = readFileSync(join(tree, "packages/api/src/server.ts"), "utf8");
    const keys = [...server.matchAll(/^ {2}(\w+): \w+Router,$/gm)].map(([, key]) => key);
    expect(keys).toContain("newsItem");
    expect(keys).toEqual(keys.toSorted());
  });

  it("has the types, the format and the manners of the house", () => {
    inTree(".", program(".", "biome"), "check", "--error-on-warnings", ...written);
    for (const folder of ["packages/api", "apps/web", "e2e"]) inTree(folder, program(folder, "tsc"));
    const rules = "--config=scripts/check/import-rules.js";
    inTree(".", program("scripts", "depcruise"), rules, "apps", "packages", "bench", "e2e", "scripts");
  });

  it("passes its own test on a database that has its migration", () => {
    inTree("packages/db", process.execPath, "prisma/migration.ts", "create", noun.snake);
    const vitest = program("packages/api", "vitest");
    expect(inTree("packages/api", vitest, "run", noun.kebab)).toMatch(/Tests +6 passed \(6\)/);
  });

  it("is not written twice, nor over what is there", () => {
    expect(() => writeSlice(tree, noun)).toThrow('"news-item" is taken');
    for (const name of ["training", "exam-attempt", "training-count"]) {
      expect(() => writeSlice(tree, nounOf(name))).toThrow(`"${name}" is taken`);
    }
    expect(existsSync(join(tree, "packages/api/src/training-count"))).toBe(false);
  });
});

/** The files of the repository as they stand, with the packages that are installed here. */
function copyRepository(to: string): void {
  const listing = ["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--deduplicate"];
  const files = execFileSync("git", listing, { cwd: root, encoding: "utf8" }).split("\0").filter(Boolean);
  for (const file of files) if (existsSync(join(root, file))) cpSync(join(root, file), join(to, file));
  symlinkSync(join(root, "node_modules"), join(to, "node_modules"));
  for (const manifest of files.filter((file) => file.endsWith("/package.json"))) {
    // Each package's own folder holds links only: into the one above, and to its neighbours in the copy.
    const modules = join(manifest, "../node_modules");
    if (existsSync(join(root, modules))) {
      cpSync(join(root, modules), join(to, modules), { recursive: true, verbatimSymlinks: true });
    }
  }
}

/** Where the copy keeps its clusters, which for root is outside of it. */
function clustersOf(tree: string): string {
  const code = `import { embeddedHome } from "${tree}/packages/db/src/embedded-home.ts"; console.log(embeddedHome().clusters)`;
  return execFileSync(process.execPath, ["--input-type=module", "-e", code], { encoding: "utf8" }).trim();
}
