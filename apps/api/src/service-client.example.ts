import { setTimeout as sleep } from "node:timers/promises";
import type { AppRouter } from "@agrar/api";
import { createTRPCClient, httpBatchLink, TRPCClientError } from "@trpc/client";

const { AGRAR_URL = "http://localhost:4000", AGRAR_KEY = "" } = process.env;

const portal = createTRPCClient<AppRouter>({
  links: [httpBatchLink({ url: `${AGRAR_URL}/trpc`, headers: { authorization: `Bearer ${AGRAR_KEY}` } })],
});

/** Waits and asks again when the portal says that it was asked too often. */
async function patiently<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof TRPCClientError) || error.data?.reason !== "limit.reached") throw error;
    await sleep(1000 * error.data.retryAfter);
    return patiently(ask);
  }
}

/** Every trainer of the directory, page after page. */
async function* trainers() {
  let cursor: string | null | undefined;
  do {
    const after = cursor ? { cursor } : {};
    const page = await patiently(() => portal.trainer.list.query({ pageSize: 100, lang: "en", ...after }));
    yield* page.items;
    cursor = page.nextCursor;
  } while (cursor);
}

for await (const { id, firstName, lastName, specialty } of trainers())
  console.log(`${id} ${firstName} ${lastName}: ${specialty}`);
