// Builds and runs the whole portal on this machine: `pnpm start`.
import { runPortal } from "./portal/portal.ts";

process.exit(await runPortal("built"));
