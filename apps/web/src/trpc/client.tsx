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
import { type ReactNode, useState } from "react";
import { createQueryClient } from "./query-client.ts";

const context = createTRPCContext<AppRouter>();

export const useTRPC = context.useTRPC;

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
        <HydrationBoundary state={state}>{children}</HydrationBoundary>
      </context.TRPCProvider>
    </QueryClientProvider>
  );
}
