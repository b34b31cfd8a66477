import { type Options, stringify } from "csv-stringify/sync";
import type { Cells } from "./open.ts";

const options = {
  record_delimiter: "windows",
  escape_formulas: true,
  // A line that ends within a cell ends the row where the cell is not quoted, and what follows is a cell of its own.
  quoted_match: /[\r\n]/,
  cast: { string: (text) => (text.startsWith("\n") ? `'${text}` : text) },
} satisfies Options;

/**
 * Rows as comma-separated values that a spreadsheet opens as what they are: with the mark of UTF-8, and with no cell that it would
 * take for a formula (https://owasp.org/www-community/attacks/CSV_Injection).
 */
export async function* csv(pages: AsyncIterable<Cells[]>): AsyncGenerator<Uint8Array> {
  let bom = true;
  for await (const rows of pages) {
    yield Buffer.from(stringify(rows, { ...options, bom }));
    bom = false;
  }
}
