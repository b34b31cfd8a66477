export { backUp } from "./back-up.ts";
export { type Manifest, verifyBackup } from "./file.ts";
export { restore } from "./restore.ts";
