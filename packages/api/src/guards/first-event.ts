import { isTrackedEnvelope } from "@trpc/server";

/** What the first event of a subscription tells, as a caller without HTTP gets it; nothing where it ends before. */
export async function firstEvent<Data>(events: AsyncIterable<{ data: Data }>): Promise<Data | undefined> {
  for await (const event of events as AsyncIterable<unknown>)
    if (isTrackedEnvelope<Data>(event as never)) return (event as unknown as [string, Data])[1];
  return undefined;
}
