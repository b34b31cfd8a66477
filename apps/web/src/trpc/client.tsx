"use client";

import type { AppRouter } from "@agrar/api";
import {
  type DehydratedState,
  HydrationBoundary,
  type QueryClient,
  QueryClientProvider,
} from "@tanstack/react-query";
import { createTRPCClient, httpLink } from "@trpc/client";
import { createTRPCContext } from "@trpc/tanstack-react-query";
import { createContext, type ReactNode, useContext, useState } from "react";
import { createQueryClient } from "./query-client.ts";

const context = createTRPCContext<AppRouter>();

export const useTRPC = context.useTRPC;

const ArrivedContext = createContext(true);

/** Whether all that the page has asked for was there when its HTML was made, so that nothing needs a skeleton. */
export const useArrived = () => useContext(ArrivedContext);

/** What the API answered is kept from page to page in a browser; on the server each page has its own. */
let kept: QueryClient | undefined;
function queryClientOfPage() {
  if (typeof window === "undefined") return createQueryClient();
  kept ??= createQueryClient();
  return kept;
}

/** Gives the components below the API, over the portal's own origin, and what the server has fetched from it. */
export function ApiProvider({ state, children }: { state: DehydratedState; children: ReactNode }) {
  const [queryClient] = useState(queryClientOfPage);
  // One call, one request: each is a read with an address of its own, which caches understand.
  const [client] = useState(() => createTRPCClient<AppRouter>({ links: [httpLink({ url: "/trpc" })] }));
  return (
    <QueryClientProvider client={queryClient}>
      <context.TRPCProvider trpcClient={client} queryClient={queryClient}>
        <ArrivedContext value={state.queries.every((query) => query.state.status !== "pending")}>
          <HydrationBoundary state={state}>{children}</HydrationBoundary>
        </ArrivedContext>
      </context.TRPCProvider>
    </QueryClientProvider>
  );
}
