export { seedBench } from "./bench/bench.ts";
export { type BenchSize, type BenchSizeName, benchSizes } from "./bench/size.ts";
export { seedDemo } from "./demo/demo.ts";
export { type DemoAccount, demoAccounts, demoPassword } from "./demo/people.ts";
export type { Progress, Target } from "./fill.ts";
