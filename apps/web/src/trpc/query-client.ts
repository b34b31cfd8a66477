import { defaultShouldDehydrateQuery, QueryClient } from "@tanstack/react-query";
import { failureOf } from "./failure.ts";

/** The store of what the API answered: one for each request on the server, one for as long as the portal is open in a browser. */
export function createQueryClient() {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // What the server fetched for the page is not fetched again by the browser that shows it. Later the API is asked
        // whether it has changed, which costs it next to nothing: what is shown shall not be older than a look around.
        staleTime: 10_000,
        refetchOnWindowFocus: false,
        // The same question gets the same refusal; only what may pass is worth another try.
        retry: (tries, error) => tries < 2 && !failureOf(error).refused,
      },
      dehydrate: {
        // Lists that take long are sent on when they come: the page does not wait for them.
        shouldDehydrateQuery: (query) =>
          defaultShouldDehydrateQuery(query) || query.state.status === "pending",
      },
    },
  });
}
