import { dehydrate } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ApiProvider } from "./client.tsx";
import { queryClient } from "./server.ts";

/** Lets the components below call the API, and hands them what the server has fetched already. */
export const Hydrate = ({ children }: { children: ReactNode }) => (
  <ApiProvider state={dehydrate(queryClient())}>{children}</ApiProvider>
);
