import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { root } from "../portal/processes.ts";
import rules from "./import-rules.js";

/** For each rule, imports that break it. */
const violations: Record<string, [from: string, to: string][]> = {
  "everything-resolves": [["apps/api/src/a.ts", "./missing.ts"]],
  "no-cycle": [["packages/api/src/list/a.ts", "packages/api/src/list/b.ts"]],
  "db-knows-tables-only": [
    ["packages/db/src/a.ts", "packages/api/src/index.ts"],
    ["packages/db/prisma/b.ts", "apps/api/src/main.ts"],
  ],
  "api-knows-db-only": [
    ["packages/api/src/a.ts", "apps/api/src/main.ts"],
    ["packages/api/src/a.ts", "packages/mail/src/index.ts"],
  ],
  "jobs-react-to-facts": [
    ["packages/jobs/src/a.ts", "packages/api/src/training/queries.ts"],
    ["packages/jobs/src/a.ts", "apps/api/src/main.ts"],
  ],
  "server-uses-doors": [
    ["apps/api/src/b.ts", "packages/api/src/training/queries.ts"],
    ["apps/api/src/b.ts", "packages/jobs/src/relay.ts"],
  ],
  "web-knows-api-only": [
    ["apps/web/src/trpc/a.ts", "packages/db/src/index.ts"],
    ["apps/web/src/trpc/a.ts", "packages/api/src/server.ts"],
    ["apps/web/src/trpc/a.ts", "packages/api/src/training/policy.ts"],
  ],
  "api-door-gives-types": [
    ["apps/web/src/trpc/b.ts", "packages/api/src/index.ts"],
    ["e2e/c.ts", "packages/api/src/index.ts"],
  ],
  "scripts-start-programs": [["scripts/a.ts", "apps/api/src/main.ts"]],
  "journeys-stay-outside": [["e2e/a.ts", "packages/api/src/server.ts"]],
  "schema-runs-in-browsers": [
    ["packages/api/src/training/schema.ts", "packages/db/src/index.ts"],
    ["packages/api/src/training/schema.ts", "node:fs"],
  ],
  "policy-knows-schema-only": [
    ["packages/api/src/training/policy.ts", "packages/api/src/training/queries.ts"],
  ],
  "router-calls-functions": [
    ["packages/api/src/training/router.ts", "packages/db/src/index.ts"],
    ["packages/api/src/training/router.ts", "packages/api/src/training/policy.ts"],
  ],
  "routers-meet-in-server": [["packages/api/src/training/item.ts", "packages/api/src/training/router.ts"]],
  "noun-reaches-noun-by-doors": [
    ["packages/api/src/exam/queries.ts", "packages/api/src/training/register.ts"],
  ],
  "features-stay-apart": [["apps/web/src/features/exam/card.tsx", "apps/web/src/features/training/card.tsx"]],
  "routes-stand-on-top": [["apps/web/src/trpc/c.ts", "apps/web/src/app/page.tsx"]],
  "ui-knows-no-noun": [
    ["apps/web/src/ui/button.tsx", "apps/web/src/features/training/card.tsx"],
    ["apps/web/src/ui/button.tsx", "packages/api/src/training/schema.ts"],
  ],
};

/** The other half of the cycle, which is reported once. */
const back: [from: string, to: string] = ["packages/api/src/list/b.ts", "packages/api/src/list/a.ts"];

/** Imports that look much like the ones above and are allowed. */
const allowed: [from: string, to: string, type?: "type"][] = [
  ["packages/api/src/training/queries.ts", "packages/db/src/index.ts"],
  ["packages/api/src/training/queries.ts", "packages/api/src/category/queries.ts"],
  ["packages/api/src/training/queries.ts", "packages/api/src/list/page.ts"],
  ["packages/api/src/training/router.ts", "packages/api/src/training/register.ts"],
  ["packages/api/src/server.ts", "packages/api/src/training/router.ts"],
  ["packages/api/src/training/router.ts", "packages/api/src/server.ts", "type"],
  ["packages/api/src/index.ts", "packages/api/src/server.ts", "type"],
  ["packages/jobs/src/training/published.ts", "packages/api/src/fact.ts"],
  ["packages/jobs/src/delivery/mails.ts", "packages/api/src/link.ts"],
  ["packages/jobs/src/training/published.ts", "packages/api/src/training/schema.ts"],
  ["apps/api/src/main.ts", "packages/api/src/server.ts"],
  ["apps/api/src/main.ts", "packages/jobs/src/index.ts"],
  ["apps/web/src/trpc/d.ts", "packages/api/src/index.ts", "type"],
  ["apps/web/src/features/exam/card.tsx", "packages/api/src/training/schema.ts"],
  ["apps/web/src/app/page.tsx", "apps/web/src/features/exam/card.tsx"],
  ["e2e/b.ts", "packages/db/src/index.ts"],
  ["e2e/b.ts", "packages/api/src/index.ts", "type"],
];

type Report = {
  modules: { source: string; dependencies: { resolved: string }[] }[];
  summary: { violations: { rule: { name: string }; from: string; to: string }[] };
};

const folders = ["apps", "packages", "bench", "e2e", "scripts"];
const drafts: string[] = [];
afterAll(() => {
  for (const draft of drafts) rmSync(draft, { recursive: true });
});

function cruise(tree: string): Report {
  const config = join(root, "scripts/check/import-rules.js");
  const args = ["--config", config, "--output-type", "json", ...folders];
  try {
    return JSON.parse(run(tree, args));
  } catch (error) {
    // It fails when there are violations, and reports them all the same.
    return JSON.parse((error as { stdout: string }).stdout);
  }
}

const run = (cwd: string, args: string[]) =>
  execFileSync(join(root, "scripts/node_modules/.bin/depcruise"), args, {
    cwd,
    encoding: "utf8",
    maxBuffer: 2 ** 26,
  });

/** Cruises a tree of files that have nothing but these imports. */
function cruiseImports(imports: [from: string, to: string, type?: "type"][]) {
  const tree = mkdtempSync(join(tmpdir(), "imports-"));
  drafts.push(tree);
  const files = new Map(folders.map((folder) => [`${folder}/empty.ts`, ""]));
  for (const [from, to, type] of imports) {
    const isFile = /^\w+\//.test(to);
    const path = isFile ? `./${relative(dirname(from), to)}`.replace("./..", "..") : to;
    files.set(from, `${files.get(from) ?? ""}import ${type ?? ""} { x } from "${path}"; console.log(x);\n`);
    if (isFile && !files.has(to)) files.set(to, "");
  }
  for (const [file, text] of files) {
    mkdirSync(dirname(join(tree, file)), { recursive: true });
    writeFileSync(join(tree, file), `${text}export const x = 1;\n`);
  }
  return cruise(tree).summary.violations.map(({ rule, from, to }) => [rule.name, from, to]);
}

describe("the import rules", () => {
  it("have an example each", () => {
    expect(Object.keys(violations).sort()).toEqual(rules.forbidden?.map(({ name }) => name).sort());
  });

  it("can each fail", () => {
    const found = cruiseImports([...Object.values(violations).flat(), back]);
    for (const [rule, imports] of Object.entries(violations)) {
      for (const [from, to] of imports) expect(found).toContainEqual([rule, from, to.replace(/^node:/, "")]);
    }
  });

  it("allow what the house allows", () => {
    expect(cruiseImports(allowed)).toEqual([]);
  });

  it("are checked against every source file, and follow imports by a package's name", () => {
    const { modules } = cruise(root);
    const seen = new Set(modules.map(({ source }) => source));
    const sources = execFileSync("git", ["ls-files", ...folders], { cwd: root, encoding: "utf8" })
      .split("\n")
      .filter((file) => /\.(ts|tsx)$/.test(file));
    expect(sources.length).toBeGreaterThan(100);
    expect(sources.filter((file) => !seen.has(file))).toEqual([]);
    const main = modules.find(({ source }) => source === "apps/api/src/main.ts");
    expect(main?.dependencies.map(({ resolved }) => resolved)).toContain("packages/db/src/index.ts");
  });
});
