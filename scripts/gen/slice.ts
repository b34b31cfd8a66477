import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { journey } from "./journey.ts";
import { messageFiles, withMessages } from "./messages.ts";
import type { Noun } from "./noun.ts";
import { card, list, page, search } from "./pages.ts";
import { policy, queries, router, routerTest, schema } from "./procedures.ts";
import { table } from "./table.ts";

const schemaFolder = "packages/db/prisma/schema";
const server = "packages/api/src/server.ts";

/** The files of a noun that is new in the tree, by their paths. */
function filesOf(noun: Noun): Record<string, string> {
  const api = `packages/api/src/${noun.kebab}`;
  const feature = `apps/web/src/features/${noun.kebab}`;
  return {
    [`${schemaFolder}/${noun.kebab}.prisma`]: table(noun),
    [`${api}/schema.ts`]: schema(noun),
    [`${api}/policy.ts`]: policy(noun),
    [`${api}/queries.ts`]: queries(noun),
    [`${api}/router.ts`]: router(noun),
    [`${api}/${noun.kebab}.test.ts`]: routerTest(noun),
    [`${feature}/search.ts`]: search(noun),
    [`${feature}/${noun.kebab}-list.tsx`]: list(noun),
    [`${feature}/${noun.kebab}-card.tsx`]: card(noun),
    [`apps/web/src/app/[locale]/(lists)/${noun.plural.kebab}/page.tsx`]: page(noun),
    [`e2e/${noun.kebab}.spec.ts`]: journey(noun),
  };
}

/**
 * Writes the whole slice of a noun into the repository at `root`, from table to journey, and makes it known where such
 * things are listed. Returns the paths it wrote or changed. Nothing is written when it throws.
 *
 * @throws Error when something of that name is there already.
 */
export function writeSlice(root: string, noun: Noun): string[] {
  const files = filesOf(noun);
  for (const file of Object.keys(files)) {
    if (existsSync(join(root, file))) throw new Error(`"${noun.kebab}" is taken: there is ${file} already.`);
  }
  refuseTakenModel(root, noun);
  const read = (file: string) => readFileSync(join(root, file), "utf8");
  const edited: Record<string, string> = { [server]: registered(noun, read(server)) };
  for (const { path, language } of messageFiles) edited[path] = withMessages(read(path), noun, language);
  const written = Object.entries({ ...files, ...edited });
  for (const [file, text] of written) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  const paths = written.map(([file]) => file);
  // How lines break depends on how long the noun is.
  execFileSync("node_modules/.bin/biome", ["check", "--write", ...paths], { cwd: root, stdio: "pipe" });
  return paths;
}

function refuseTakenModel(root: string, { kebab, pascal, plural }: Noun): void {
  for (const file of readdirSync(join(root, schemaFolder))) {
    const text = readFileSync(join(root, schemaFolder, file), "utf8");
    if (new RegExp(`^(model|view|enum) ${pascal} |@@map\\("${plural.snake}"\\)`, "m").test(text)) {
      throw new Error(`"${kebab}" is taken: ${schemaFolder}/${file} has a table or type of this name.`);
    }
  }
}

/** The source of the app's router with one noun more, in the order of the alphabet. */
function registered({ kebab, camel }: Noun, source: string): string {
  const withImport = insertSorted(
    source,
    /^import \{ \w+Router \} from "\.\/[\w-]+\/router\.ts";$/,
    `import { ${camel}Router } from "./${kebab}/router.ts";`,
  );
  return insertSorted(withImport, /^ {2}\w+: \w+Router,$/, `  ${camel}: ${camel}Router,`);
}

/** Puts a line among those that look like it, before the first that sorts after it. */
function insertSorted(source: string, alike: RegExp, line: string): string {
  const lines = source.split("\n");
  const places = [...lines.keys()].filter((at) => alike.test(lines[at] ?? ""));
  const last = places.at(-1);
  if (last === undefined) throw new Error(`Found no place for: ${line.trim()}`);
  // By what tells the lines apart, which for imports is the path at their end.
  const key = (text = "") => text.match(/"(.+)"/)?.[1] ?? text;
  const place = places.find((at) => key(lines[at]) > key(line)) ?? last + 1;
  return lines.toSpliced(place, 0, line).join("\n");
}
