import { once } from "node:events";
import { createServer as createHttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createDb } from "@agrar/db";
import { given } from "@agrar/db/given";
import { cloneDb } from "@agrar/db/testing";
import { createJobs } from "@agrar/jobs";
import { expect, onTestFinished, test, vi } from "vitest";
import { createServer } from "../server.ts";
import { patient } from "../testing.ts";
import { createMonitor } from "./monitor.ts";
import { openTraces, type TraceOptions } from "./traces.ts";

type Span = {
  name: string;
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  kind: number;
  attributes: { key: string; value: Record<string, unknown> }[];
  status: { code?: number };
};
type Sent = {
  resourceSpans: { resource: { attributes: Span["attributes"] }; scopeSpans: { spans: Span[] }[] }[];
};

/** A collector of traces that takes what is sent to it, at an address on this machine. */
async function collector() {
  const sent: Sent[] = [];
  const server = createHttpServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    if (request.url === "/v1/traces") sent.push(JSON.parse(body));
    response.writeHead(200, { "content-type": "application/json" }).end("{}");
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sent,
    spans: () =>
      sent.flatMap((one) => one.resourceSpans.flatMap((r) => r.scopeSpans.flatMap((s) => s.spans))),
  };
}

/** A portal whose traces go to an address. */
async function traced(endpoint: string, more: Partial<TraceOptions> = {}) {
  const { url, drop } = await cloneDb();
  const whose = { service: "agrar-test", instance: "here/1", version: "0.0.0", share: 1, delay: 50 };
  const traces = await openTraces({ endpoint, ...whose, ...more });
  const monitor = createMonitor({ traces });
  const db = createDb({ url, watch: monitor.statement });
  const app = createServer({ db, monitor });
  onTestFinished(async () => {
    await app.close();
    await monitor.close();
    await db.close();
    await drop();
  });
  return { app, db, url, monitor };
}

const attributeOf = (span: Span | undefined, key: string) =>
  Object.values(span?.attributes.find((one) => one.key === key)?.value ?? {})[0];

test("a request, its procedures and their statements hang together, and below who asked", async () => {
  const { endpoint, spans, sent } = await collector();
  const { app, db } = await traced(endpoint);
  await given(db).training({ title: { az: "secret-words" } });
  const traceId = "0af7651916cd43dd8448eb211c80319c";
  const parent = "b7ad6b7169203331";
  const input = encodeURIComponent(JSON.stringify({ search: "secret-words", includeModules: true }));
  const response = await app.inject({
    url: `/trpc/training.list?input=${input}`,
    headers: { traceparent: `00-${traceId}-${parent}-01`, "x-request-id": "secret-request-id" },
  });
  expect(response.statusCode).toBe(200);
  const ofTrace = () => spans().filter((span) => span.traceId === traceId);
  await vi.waitFor(() => expect(ofTrace().some(({ kind }) => kind === 2)).toBe(true), patient);
  await vi.waitFor(() => expect(ofTrace()).toHaveLength(5), patient);
  const request = ofTrace().find(({ name }) => name === "GET /trpc/training.list");
  expect(request).toMatchObject({ parentSpanId: parent, kind: 2 });
  expect(attributeOf(request, "http.response.status_code")).toBe(200);
  expect(attributeOf(request, "http.route")).toBe("/trpc/training.list");
  const procedure = ofTrace().find(({ name }) => name === "training.list");
  expect(procedure?.parentSpanId).toBe(request?.spanId);
  expect(attributeOf(procedure, "agrar.outcome")).toBe("ok");
  const statements = ofTrace().filter(({ kind }) => kind === 3);
  expect(statements).toHaveLength(3);
  for (const statement of statements) {
    expect(statement.parentSpanId).toBe(procedure?.spanId);
    expect(attributeOf(statement, "db.system.name")).toBe("postgresql");
  }
  expect(statements.map((one) => String(attributeOf(one, "db.query.text"))).join()).toMatch(
    /insert into "limits".*from trainings/i,
  );
  expect(JSON.stringify(sent)).not.toContain("secret");
  expect(JSON.stringify(sent[0]?.resourceSpans[0]?.resource)).toMatch(/agrar-test.*here\/1/);
});

test("what is refused, what is not there and what fails has its span too, and no text of an error", async () => {
  const { endpoint, spans, sent } = await collector();
  const { app, db } = await traced(endpoint);
  await app.inject("/trpc/user.list?input=%7B%7D");
  await app.inject("/nowhere/secret-place");
  await db.$executeRaw`alter table categories rename to secret_categories`;
  expect((await app.inject("/trpc/category.list?input=%7B%7D")).statusCode).toBe(500);
  await vi.waitFor(() => expect(spans().filter(({ kind }) => kind === 2)).toHaveLength(3), patient);
  const called = (name: string) => spans().find((span) => span.name === name);
  expect(attributeOf(called("user.list"), "agrar.outcome")).toBe("refused");
  expect(called("user.list")?.status.code).not.toBe(2);
  expect(attributeOf(called("GET unknown"), "http.response.status_code")).toBe(404);
  expect(called("category.list")?.status.code).toBe(2);
  const failed = spans().find((span) => span.kind === 3 && span.status.code === 2);
  expect(attributeOf(failed, "code")).toBe("42P01");
  expect(JSON.stringify(sent)).not.toContain("secret");
});

test("functions of the jobs have spans, with their statements below", async () => {
  const { endpoint, spans } = await collector();
  const { db, url, monitor } = await traced(endpoint);
  const jobs = createJobs({
    db,
    url,
    siteUrl: "http://localhost",
    secret: "what links are signed with",
    watch: monitor.statement,
    around: monitor.job,
  });
  await jobs.start();
  onTestFinished(() => jobs.stop());
  const { id } = await given(db).training();
  await db.$executeRaw`insert into facts (name, subject, data)
    values ('training/published', ${`training:${id}`}, ${JSON.stringify({ trainingId: id })}::jsonb)`;
  await vi.waitFor(() => {
    const called = spans().filter(({ name }) => /^agrar-/.test(name));
    expect(called.length).toBeGreaterThan(0);
    expect(spans().some(({ kind, parentSpanId }) => kind === 3 && parentSpanId === called[0]?.spanId)).toBe(
      true,
    );
  }, patient);
  // What the runner asks by itself, twice a second, would fill a collector.
  expect(spans().filter(({ kind, parentSpanId }) => kind === 3 && !parentSpanId)).toEqual([]);
});

test("of a share of none, nothing is sent, whatever who asks says", async () => {
  const { endpoint, sent } = await collector();
  const { app, monitor } = await traced(endpoint, { share: 0 });
  const traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
  await app.inject({ url: "/trpc/category.list?input=%7B%7D", headers: { traceparent } });
  await monitor.close();
  expect(sent).toEqual([]);
});

test("a collector that is away harms nobody", async () => {
  const { app, monitor } = await traced("http://127.0.0.1:1");
  const began = performance.now();
  for (let n = 0; n < 50; n++)
    expect((await app.inject("/trpc/category.list?input=%7B%7D")).statusCode).toBe(200);
  await monitor.close();
  expect(performance.now() - began).toBeLessThan(10_000);
});
