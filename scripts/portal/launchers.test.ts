import { expect, it } from "vitest";
import { isPackageManager, launchers } from "./launchers.ts";

it.each([
  "npm exec pnpm@12.21.0 start",
  "/usr/local/bin/pnpm\0start\0",
  "pnpm\0--filter\0@agrar/web\0dev\0",
  "/usr/bin/node\0/usr/lib/node_modules/npm/bin/npx-cli.js\0-y\0pnpm\0start\0",
  "node\0/home/me/.npm/_npx/1/node_modules/.bin/pnpm\0start\0",
])("knows %j as a package manager", (command) => {
  expect(isPackageManager(command)).toBe(true);
});

it.each([
  "bash\0-c\0npx -y pnpm start\0",
  "/bin/sh\0-c\0pnpm start\0",
  "node\0/home/me/pnpm/scripts/start.ts\0",
  "vim\0pnpm\0",
  "",
])("takes %j for something else", (command) => {
  expect(isPackageManager(command)).toBe(false);
});

it("knows the parent of this process", () => {
  expect(launchers()[0]).toBe(process.ppid);
});
