// Runs the whole portal from its sources and follows their changes: `pnpm dev`.
import { runPortal } from "./portal/portal.ts";

process.exit(await runPortal("dev"));
