import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import { SchemaEngine } from "@prisma/schema-engine-wasm";
import pg from "pg";
import config from "../prisma.config.ts";
import { migrationsFolder, readMigrations } from "../src/migrate.ts";

/** Where the schema is: one file a noun. */
const schemaFolder = fileURLToPath(new URL("schema", import.meta.url));

const filters = { externalTables: [], externalEnums: config.enums?.external ?? [] };

/**
 * The SQL that turns the live database at `url` into the one that the schema files describe; empty when they
 * agree. Worked out by Prisma's schema engine in WebAssembly, since the native one would have to be downloaded.
 * The engine sees tables, enums, indexes and foreign keys; functions, triggers, views and checks it leaves alone.
 * For development only: it leans on how the engine and the adapter of exactly this version talk to each other.
 */
export async function diffToSchema(url: string): Promise<string> {
  const files = schemaFiles();
  const engine = await openEngine(url);
  const { stdout } = await engine.diff({
    from: { tag: "schemaDatasource", files, configDir: schemaFolder },
    to: { tag: "schemaDatamodel", files },
    script: true,
    exitCode: null,
    filters,
  });
  engine.free();
  const sql = stdout ?? "";
  return sql.includes("-- This is an empty migration") ? "" : sql;
}

/** What Prisma's own tools would say about the history of migrations in the database at `url`. */
export async function diagnoseHistory(url: string, migrations = readMigrations()) {
  const engine = await openEngine(url);
  const diagnosis = await engine.diagnoseMigrationHistory({
    migrationsList: {
      baseDir: migrationsFolder,
      lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"\n' },
      shadowDbInitScript: "",
      migrationDirectories: migrations.map(({ name, sql }) => ({
        path: name,
        migrationFile: { path: "migration.sql", content: { tag: "ok", value: sql } },
      })),
    },
    optInToShadowDatabase: false,
    filters,
  });
  engine.free();
  return diagnosis;
}

function schemaFiles(): { path: string; content: string }[] {
  return readdirSync(schemaFolder)
    .filter((file) => file.endsWith(".prisma"))
    .map((file) => ({
      path: join(schemaFolder, file),
      content: readFileSync(join(schemaFolder, file), "utf8"),
    }));
}

function openEngine(url: string): Promise<SchemaEngine> {
  return SchemaEngine.new(
    { datamodels: schemaFiles().map(({ path, content }) => [path, content]) },
    () => {},
    bindMigrationAwareSqlAdapterFactory(new EngineAdapter(url)),
  );
}

const charOid = 18;
const textOid = 25;
const mark = "\0char:";

/** Prisma's adapter, taught the type "char", which PostgreSQL's catalogue uses and which the engine asks for. */
class EngineAdapter extends PrismaPg {
  readonly #pool: pg.Pool;

  constructor(url: string) {
    const pool = new pg.Pool({ connectionString: url, allowExitOnIdle: true });
    super(pool);
    this.#pool = pool;
  }

  override async connect() {
    const adapter = await super.connect();
    // The adapter refuses the type's number: let it read text under a marked name, and take the mark off again.
    const query = this.#pool.query.bind(this.#pool) as (config: unknown) => Promise<pg.QueryResult>;
    this.#pool.query = (async (config: unknown) => {
      const result = await query(config);
      for (const field of result.fields ?? []) {
        if (field.dataTypeID === charOid) {
          field.name = mark + field.name;
          field.dataTypeID = textOid;
        }
      }
      return result;
    }) as pg.Pool["query"];
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (sql) => {
      const result = await queryRaw(sql);
      for (const [column, name] of result.columnNames.entries()) {
        if (!name.startsWith(mark)) continue;
        result.columnNames[column] = name.slice(mark.length);
        result.columnTypes[column] = ColumnTypeEnum.Character;
        for (const row of result.rows) if (row[column] === "") row[column] = "\0";
      }
      return result;
    };
    return adapter;
  }

  // The adapter's own one connects to the main database when it is given a connection string.
  override connectToShadowDb(): never {
    throw new Error("There is no shadow database here");
  }
}
