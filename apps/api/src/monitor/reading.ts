/** Metrics as a scraper reads them: `name{label="value",…}` and its number. For tests. */
export type Reading = {
  /** The value of a series; 0 where there is none, as a counter that nobody has counted. */
  of(name: string, labels?: Record<string, string>): number;
  /** The values of a label of a metric. */
  values(name: string, label: string): string[];
  names: Set<string>;
};

const line = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (\S+)$/;
const pair = /(\w+)="((?:[^"\\]|\\.)*)"/g;

/**
 * Reads the text format of Prometheus.
 *
 * @throws Error naming a line that is not of the format, or a metric that was not declared before it, or a series that comes twice.
 */
export function readMetrics(text: string): Reading {
  const types = new Map<string, string>();
  const series = new Map<string, number>();
  const labels: { name: string; of: Record<string, string> }[] = [];
  for (const row of text.split("\n")) {
    if (row === "" || row.startsWith("# HELP ")) continue;
    const [, declared, type] = /^# TYPE (\S+) (counter|gauge|histogram|summary)$/.exec(row) ?? [];
    if (declared && type) {
      types.set(declared, type);
      continue;
    }
    const [, name, said = "", value] = line.exec(row) ?? [];
    if (
      !name ||
      value === undefined ||
      (Number.isNaN(Number(value)) && !/^(\+Inf|-Inf|NaN|Nan)$/.test(value))
    )
      throw new Error(`This is no line of metrics: ${row}`);
    const metric = types.has(name) ? name : name.replace(/_(bucket|sum|count)$/, "");
    if (!types.has(metric)) throw new Error(`Nobody declared ${name}.`);
    const of = Object.fromEntries([...said.matchAll(pair)].map(([, key, one]) => [key, one]));
    const key = keyOf(name, of);
    if (series.has(key)) throw new Error(`${key} comes twice.`);
    series.set(key, Number(value));
    labels.push({ name, of });
  }
  return {
    of: (name, of = {}) => series.get(keyOf(name, of)) ?? 0,
    values: (name, label) => [
      ...new Set(labels.flatMap((one) => (one.name === name ? (one.of[label] ?? []) : []))),
    ],
    names: new Set(types.keys()),
  };
}

const keyOf = (name: string, labels: Record<string, string>) =>
  JSON.stringify([name, ...Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1))]);
