import pg from "pg";

/** A row by its column names. */
export type Row = Record<string, unknown>;

/**
 * Inserts rows in one statement. PostgreSQL itself turns the JSON into the types of the columns; a column
 * that the first row lacks gets its default.
 */
export async function insertRows(client: pg.Client, table: string, rows: Row[]): Promise<void> {
  if (!rows[0]) return;
  const columns = Object.keys(rows[0])
    .map((name) => pg.escapeIdentifier(name))
    .join(", ");
  const target = pg.escapeIdentifier(table);
  await client.query(
    `INSERT INTO ${target} (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::${target}, $1)`,
    [JSON.stringify(rows)],
  );
}

/** A moment in milliseconds as a column takes it. */
export function moment(ms: number | null | undefined): string | null {
  return ms == null ? null : new Date(ms).toISOString();
}
