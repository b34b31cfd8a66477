/**
 * Rows as a file of comma-separated values that a spreadsheet opens as what it is: with the mark of UTF-8, and with no cell that
 * it would take for a formula (https://owasp.org/www-community/attacks/CSV_Injection).
 */
export function csv<Row extends object>(rows: Row[], columns: (keyof Row & string)[]): string {
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column]))];
  return `\uFEFF${lines.map((line) => line.map(cell).join(",")).join("\r\n")}\r\n`;
}

function cell(value: unknown): string {
  const text =
    value === null || value === undefined ? "" : value instanceof Date ? value.toISOString() : String(value);
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
