import type { AppRouter } from "@agrar/api";
import type { FetchQueryOptions, QueryKey } from "@tanstack/react-query";
import { createTRPCClient, httpLink } from "@trpc/client";
import { createTRPCOptionsProxy } from "@trpc/tanstack-react-query";
import { headers } from "next/headers";
import { cache } from "react";
import { env } from "#env.ts";
import { createQueryClient } from "./query-client.ts";

/** How long a page waits for a list before it shows the skeleton and lets the list follow, in milliseconds. */
const patience = 1000;

/**
 * The API for the pages of one request: called over HTTP with the visitor's cookies, request id and trace, each call by
 * itself, so that none waits for a slower one.
 */
const perRequest = cache(() => {
  const queryClient = createQueryClient();
  const client = createTRPCClient<AppRouter>({
    links: [
      httpLink({
        url: new URL("/trpc", env.API_URL),
        async headers() {
          const incoming = await headers();
          const passedOn = ["cookie", "x-request-id", "traceparent"].flatMap((name) => {
            const value = incoming.get(name);
            return value === null ? [] : [[name, value] as const];
          });
          return Object.fromEntries(passedOn);
        },
      }),
    ],
  });
  return { client, queryClient, trpc: createTRPCOptionsProxy<AppRouter>({ client, queryClient }) };
});

/** Calls procedures from pages whose data stays on the server. */
export const api = () => perRequest().client;

/** Makes query options on the server, the very same that components make in the browser. */
export const trpc = () => perRequest().trpc;

/** The answers so far, to hand on to the browser. */
export const queryClient = () => perRequest().queryClient;

/**
 * Asks for what components below will show. An answer that is quick is in the first HTML, with no skeleton and for
 * readers without scripts too; a slow one follows it.
 *
 * @throws TRPCClientError when the API refuses or fails while the page waits.
 */
export async function prefetch<Data, Failure, Key extends QueryKey>(
  options: FetchQueryOptions<Data, Failure, Data, Key>,
): Promise<void> {
  const answer = queryClient().fetchQuery(options);
  // A failure that comes later is seen by the component that shows the answer.
  answer.catch(() => {});
  await Promise.race([answer, new Promise((resolve) => setTimeout(resolve, patience))]);
}
