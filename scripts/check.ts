// Checks everything that can be checked without running the portal: `pnpm check`.
import { runChecks } from "./check/checks.ts";
import { endOfLife } from "./portal/end-of-life.ts";

const { passed, failures } = await runChecks(endOfLife());
console.log(`\n${passed} passed, ${failures.length} failed`);
process.exit(failures.length === 0 ? 0 : 1);
