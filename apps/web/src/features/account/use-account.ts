import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTRPC } from "#trpc/client.tsx";

/** One's own account, and how to read it anew. */
export function useAccount() {
  const trpc = useTRPC();
  const client = useQueryClient();
  const router = useRouter();
  const { data: account } = useSuspenseQuery(trpc.account.own.queryOptions());
  return {
    account,
    /** After a change of the account; the top of the page shows some of it too, and is made by the server. */
    async changed() {
      await client.invalidateQueries(trpc.account.pathFilter());
      router.refresh();
    },
    /** After a change of how one signs in, by which this browser gets another session and others may lose theirs. */
    async signInChanged() {
      await Promise.all([
        client.invalidateQueries(trpc.account.pathFilter()),
        client.invalidateQueries(trpc.session.pathFilter()),
      ]);
    },
  };
}
