import type { AppRouter } from "@agrar/api";
import { createTRPCClient, httpBatchLink, httpLink, TRPCClientError } from "@trpc/client";
import { afterAll, expect, test } from "vitest";
import { smallPortal, testServer } from "./testing.ts";

const { app, make, drop } = await testServer();
await smallPortal(make);
const url = `${await app.listen({ port: 0, host: "127.0.0.1" })}/trpc`;
afterAll(drop);

const sent: (string | undefined)[] = [];
app.server.on("request", ({ method }) => sent.push(method));

test("tRPC's own client gets several answers by one GET", async () => {
  const client = createTRPCClient<AppRouter>({ links: [httpBatchLink({ url })] });
  sent.length = 0;
  const [trainings, exams, categories] = await Promise.all([
    client.training.list.query({ pageSize: 5, type: "VIDEO" }),
    client.exam.list.query({ phase: "UPCOMING" }),
    client.category.list.query(),
  ]);
  expect(trainings.total).toBe(4);
  expect(exams.items).toHaveLength(1);
  expect(categories).toHaveLength(3);
  expect(sent).toEqual(["GET"]);
});

test("an input too long for an address goes by POST", async () => {
  const client = createTRPCClient<AppRouter>({
    links: [httpLink({ url, methodOverride: "POST" })],
  });
  sent.length = 0;
  const { items } = await client.training.list.query({ ids: Array.from({ length: 100 }, (_, n) => n + 1) });
  expect(items).toHaveLength(12);
  expect(sent).toEqual(["POST"]);
});

test("a batch of which a part is refused gives the rest", async () => {
  const client = createTRPCClient<AppRouter>({ links: [httpBatchLink({ url })] });
  const [found, missing] = await Promise.allSettled([
    client.trainer.list.query({}),
    client.training.byId.query({ id: 999_999 }),
  ]);
  expect(found).toMatchObject({ status: "fulfilled", value: { total: 2 } });
  const { reason } = missing as PromiseRejectedResult;
  expect(reason).toBeInstanceOf(TRPCClientError);
  expect(reason.data).toMatchObject({
    reason: "training.notFound",
    httpStatus: 404,
    requestId: expect.any(String),
  });
});

test("what never reached a procedure is an error that the client can read", async () => {
  const client = createTRPCClient<AppRouter>({ links: [httpBatchLink({ url, maxItems: 50 })] });
  const answers = await Promise.allSettled(Array.from({ length: 21 }, () => client.category.list.query()));
  for (const answer of answers)
    expect((answer as PromiseRejectedResult).reason.data).toMatchObject({ reason: "batch.tooLarge" });
});
