import { stringify } from "csv-stringify/sync";
import type { Cells } from "./open.ts";

/**
 * Rows as comma-separated values that a spreadsheet opens as what they are: with the mark of UTF-8, and with no cell that it would
 * take for a formula (https://owasp.org/www-community/attacks/CSV_Injection).
 */
export async function* csv(pages: AsyncIterable<Cells[]>): AsyncGenerator<Uint8Array> {
  let bom = true;
  for await (const rows of pages) {
    yield Buffer.from(stringify(rows, { bom, escape_formulas: true, record_delimiter: "windows" }));
    bom = false;
  }
}
