import { defineConfig } from "vitest/config";
import { testedPackages } from "./tested-packages.ts";

// Every package in one run. Each keeps its own configuration, which is the one for runs in its folder too.
export default defineConfig({ test: { projects: testedPackages } });
