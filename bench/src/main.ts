// Measures the lists and what stands beside them: `pnpm bench --help` says what.
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { type BenchSizeName, benchSizes } from "@agrar/db/seed";
import { measureAccounts } from "./accounts.ts";
import { measureCounts } from "./counts.ts";
import { onBenchDatabase } from "./data.ts";
import { measureGrowth } from "./growth.ts";
import { measureLists, type Row } from "./lists.ts";
import { measureSearch } from "./search.ts";
import { measureThroughput } from "./throughput.ts";

const usage = `bench [lists|counts|search|http|accounts|growth] [--size report|large|xl] [--json FILE] [--rows 400000]

  lists     the lists, which is what no word means, and what one process answers of them in a second
  counts    the two ways to hold counts
  search    searches beside the plain list
  http      what one process answers in a second, alone
  accounts  how long answers take for addresses with an account and without
  growth    the tables that grow, as they are and partitioned by month

  --size    the generated data: report, the default, large or xl
  --json    writes the figures of the lists into a file
  --rows    rows of each table that grows`;

function fail(line: string): never {
  console.error(line);
  process.exit(2);
}

const { values, positionals } = read();

function read() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        size: { type: "string", default: "report" },
        json: { type: "string" },
        rows: { type: "string", default: "400000" },
        help: { type: "boolean", short: "h", default: false },
      },
    });
  } catch (error) {
    return fail((error as Error).message);
  }
}

if (values.help) {
  console.log(usage);
  process.exit();
}

const isSize = (text: string): text is BenchSizeName => text in benchSizes;
const size = isSize(values.size)
  ? values.size
  : fail(`--size must be one of: ${Object.keys(benchSizes).join(", ")}`);

const [what = "lists", ...more] = positionals;
if (more.length > 0) fail(`One measurement at a time, not ${positionals.join(", ")}.`);
if (what === "counts") {
  await onBenchDatabase(size, measureCounts);
} else if (what === "http") {
  await onBenchDatabase(size, throughput);
} else if (what === "search") {
  await onBenchDatabase(size, search);
} else if (what === "accounts") {
  for (const { path, address, medianMs, p95Ms } of await measureAccounts())
    console.log(
      `${path.padEnd(36)}${address.padEnd(9)} median ${medianMs.toFixed(1)} ms   p95 ${p95Ms.toFixed(1)} ms`,
    );
} else if (what === "growth") {
  const rows = Number(values.rows);
  if (!(Number.isInteger(rows) && rows >= 1_000)) fail("--rows must be a whole number of at least 1000");
  await measureGrowth(rows);
} else if (what === "lists") {
  await onBenchDatabase(size, lists);
} else {
  fail(`There is no measurement "${what}".\n\n${usage}`);
}

async function throughput(url: string) {
  console.log(`\nrequests a second for a list of 50, one server process, ten connections, ${size} data`);
  for (const row of await measureThroughput(url)) {
    const cells = [
      `${row.requestsPerSecond.toFixed(0)} /s`.padStart(11),
      `p99 ${row.p99Ms} ms`.padStart(13),
      `${(100 * row.shareOfBare).toFixed(0)} % of bare`.padStart(16),
      `${row.cpuMicroseconds.toFixed(0)} µs of processor`.padStart(24),
    ];
    console.log(`  ${row.name.padEnd(30)}${cells.join("")}`);
  }
}

async function search(url: string) {
  console.log(`\nsearches of guests, pages of 50, ${size} data`);
  for (const { name, found, statements, medianMs, p95Ms, ratio } of await measureSearch(url)) {
    const cells = [
      `${found} found`.padStart(14),
      `${statements} statement`.padStart(14),
      `median ${medianMs.toFixed(1)} ms`.padStart(18),
      `p95 ${p95Ms.toFixed(1)} ms`.padStart(15),
      `${ratio.toFixed(1)} × plain`.padStart(14),
    ];
    console.log(`  ${name.padEnd(28)}${cells.join("")}`);
  }
}

async function lists(url: string) {
  const rows = await measureLists(url, size, printPage);
  await throughput(url);
  if (values.json) writeFileSync(values.json, `${JSON.stringify(rows.map(publicRow), null, 2)}\n`);
}

function printPage(rows: Row[]) {
  const [first] = rows;
  if (!first) return;
  console.log(`\n${first.name.split(":")[0]}, ${first.items} items, ${first.size} data`);
  console.log(
    "                                      statements   median      p95   ÷ hand-written      heap     payload",
  );
  for (const row of rows) {
    const cells = [
      String(row.statements).padStart(10),
      `${row.medianMs.toFixed(2)} ms`.padStart(11),
      `${row.p95Ms.toFixed(2)} ms`.padStart(11),
      row.ratioToHandWritten.toFixed(2).padStart(10),
      `${row.heapKb.toFixed(0)} kB`.padStart(14),
      `${(row.bytes / 1024).toFixed(0)} kB`.padStart(10),
    ];
    console.log(`  ${(row.name.split(": ")[1] ?? "").padEnd(34)}${cells.join("")}`);
  }
}

/** Figures without digits that mean nothing. */
function publicRow({
  name,
  size,
  items,
  statements,
  medianMs,
  p95Ms,
  ratioToHandWritten,
  heapKb,
  bytes,
}: Row) {
  return {
    name,
    size,
    items,
    statements,
    medianMs: Number(medianMs.toFixed(3)),
    p95Ms: Number(p95Ms.toFixed(3)),
    ratioToHandWritten: Number(ratioToHandWritten.toFixed(3)),
    heapKb: Math.round(heapKb),
    bytes,
  };
}
