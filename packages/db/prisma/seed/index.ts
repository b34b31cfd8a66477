export { seedBench } from "./bench/bench.ts";
export { type BenchSize, type BenchSizeName, benchSizes } from "./bench/size.ts";
export type { Progress, Target } from "./fill.ts";
