export { createJobs, type Jobs } from "./jobs.ts";
export { chooseTransport } from "./mail/choose.ts";
export { type Signature, takeReport } from "./mail/report.ts";
