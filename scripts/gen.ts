// Writes what a new part of the portal begins with: `pnpm gen noun <name> [<plural>]`.
import { nounOf } from "./gen/noun.ts";
import { writeSlice } from "./gen/slice.ts";
import { root } from "./portal/processes.ts";

const usage = `gen noun <name> [<plural>]

  Writes the slice of a noun, from its table to its journey in the browser, in the shape that all nouns have.
  The name is a singular in kebab-case: news-item. The plural is needed where English is irregular.`;

const [what, name, plural, ...rest] = process.argv.slice(2);
if (what !== "noun" || !name || rest.length > 0) {
  console.error(usage);
  process.exit(2);
}
try {
  const noun = nounOf(name, plural);
  const files = writeSlice(root, noun);
  console.log(`Wrote
${files.map((file) => `  ${file}`).join("\n")}

Next
  1. Say in packages/db/prisma/schema/${noun.kebab}.prisma what a ${noun.words} has.
  2. pnpm --filter @agrar/db migration create ${noun.snake}
     and add to the new file what a schema cannot say, at least:
       ALTER TABLE ${noun.plural.snake} ADD CONSTRAINT ${noun.plural.snake}_title_translated CHECK (is_translated(title));
  3. pnpm --filter @agrar/db generate
  4. pnpm --filter @agrar/api exec vitest run ${noun.kebab}
  5. Say in packages/api/src/guards.test.ts who sees what of it.
  6. Name it in the three files of apps/web/src/i18n/messages, and link /${noun.plural.kebab} from where people look for it.
  7. Make it yours, then: pnpm test`);
} catch (error) {
  console.error((error as Error).message);
  process.exit(1);
}
