// Checks everything that can be checked without running the portal: `pnpm check`.
import { runChecks } from "./check/checks.ts";
import { endOfLife } from "./portal/end-of-life.ts";

const { passed, failed } = await runChecks(endOfLife());
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
