import { defineConfig } from "prisma/config";

// Prisma's command line looks for its native schema engine before it does anything, and downloads it when it
// is missing. `generate`, `validate` and `format` never run it, so any existing file satisfies the look-up;
// without this line they would need the network.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({
  schema: "prisma/schema",
  migrations: { path: "prisma/migrations" },
  // Types that only SQL functions use. The schema does not know them, and a diff shall not drop them.
  experimental: { externalTables: true },
  enums: { external: ["public.file_kind"] },
});
