export { functionsOfTheClock } from "./functions.ts";
export { createJobs, type Jobs } from "./jobs.ts";
export { chooseTransport } from "./mail/choose.ts";
export { htmlOf } from "./mail/layout.ts";
export { type Signature, takeReport } from "./mail/report.ts";
export { samples } from "./mail/samples.ts";
