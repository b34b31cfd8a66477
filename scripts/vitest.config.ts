import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    globalSetup: ["@agrar/db/testing/setup"],
    exclude: ["**/node_modules/**"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
