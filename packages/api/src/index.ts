import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";
import type { appRouter } from "./server.ts";

export type AppRouter = typeof appRouter;
export type Inputs = inferRouterInputs<AppRouter>;
export type Outputs = inferRouterOutputs<AppRouter>;
export type { Problem } from "./problem/schema.ts";
