import { PassThrough } from "node:stream";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, describe, expect, test } from "vitest";
import { createServer } from "./server.ts";
import { smallPortal, testServer } from "./testing.ts";

const log = new PassThrough();
const { app, db, make, drop } = await testServer({
  logger: { level: "info", stream: log },
  corsOrigins: ["https://portal.example"],
});
await smallPortal(make);
const closed = createServer({ db });
afterAll(async () => {
  await closed.close();
  await drop();
});

const list = "/trpc/training.list?input=%7B%7D";
const reads = [list, "/api/v1/trainings", "/api/v1/categories", "/api/v1/openapi.json"];

describe("what was read", () => {
  test.each(reads)("%s is not sent again while it stays the same", async (url) => {
    const first = await app.inject(url);
    const etag = String(first.headers.etag);
    expect(etag).toMatch(/^W\/"[\w-]{27}"$/);
    expect(first.headers["cache-control"]).toBe("no-cache");
    for (const known of [etag, etag.slice(2), `"other", ${etag}`, "*"]) {
      const again = await app.inject({ url, headers: { "if-none-match": known } });
      expect(again.statusCode).toBe(304);
      expect(again.body).toBe("");
      expect(again.headers.etag).toBe(etag);
      expect(again.headers["content-type"]).toBeUndefined();
    }
    const other = await app.inject({ url, headers: { "if-none-match": 'W/"other"' } });
    expect(other.statusCode).toBe(200);
  });

  test("has the same tag however it is compressed, and another when it changes", async () => {
    const tags = [];
    for (const encoding of ["identity", "br", "gzip"]) {
      const headers = { "accept-encoding": encoding };
      tags.push((await app.inject({ url: "/api/v1/categories", headers })).headers.etag);
    }
    expect(new Set(tags).size).toBe(1);
    await make.category({ sortOrder: 9 });
    expect((await app.inject("/api/v1/categories")).headers.etag).not.toBe(tags[0]);
  });

  test("by a cookie is for its owner alone", async () => {
    for (const url of reads.slice(0, 2)) {
      const { headers } = await app.inject({ url, headers: { cookie: "any=thing" } });
      expect(headers["cache-control"]).toBe("private, no-cache");
      expect(headers.vary).toMatch(/\bcookie\b/);
    }
  });

  test("has a head of its own", async () => {
    for (const url of reads) {
      const [head, whole] = [await app.inject({ method: "HEAD", url }), await app.inject(url)];
      expect(head.statusCode).toBe(200);
      expect(head.body).toBe("");
      expect(head.headers.etag).toBe(whole.headers.etag);
      expect(head.headers["content-length"]).toBe(String(Buffer.byteLength(whole.body)));
    }
  });

  test("refusals, writes and health are kept by nobody", async () => {
    const answers = [
      await app.inject("/api/v1/trainings/999999"),
      await app.inject({ method: "POST", url: "/trpc/training.list", payload: {} }),
      await app.inject("/health"),
    ];
    for (const { headers } of answers) {
      expect(headers["cache-control"]).toBe("no-store");
      expect(headers.etag).toBeUndefined();
    }
  });
});

describe("compression", () => {
  const decoders = { br: brotliDecompressSync, gzip: gunzipSync };

  test.each([
    ["br", "br"],
    ["gzip", "gzip"],
    ["gzip, deflate, br, zstd", "br"],
    ["gzip;q=1, br;q=0.5", "gzip"],
    ["br;q=0, gzip", "gzip"],
  ] as const)("%s gets %s", async (accepted, encoding) => {
    for (const url of reads.filter((url) => url !== "/api/v1/categories")) {
      const response = await app.inject({ url, headers: { "accept-encoding": accepted } });
      expect(response.headers["content-encoding"]).toBe(encoding);
      expect(response.headers.vary).toMatch(/accept-encoding/i);
      expect(response.rawPayload.length).toBeLessThan(6_000);
      const plain = await app.inject(url);
      expect(plain.headers["content-encoding"]).toBeUndefined();
      expect(plain.headers.vary).toMatch(/accept-encoding/i);
      expect(decoders[encoding](response.rawPayload).toString()).toBe(plain.body);
    }
  });

  test("leaves alone what is short", async () => {
    const response = await app.inject({ url: "/api/v1/categories", headers: { "accept-encoding": "br" } });
    expect(response.headers["content-encoding"]).toBeUndefined();
  });
});

describe("a request", () => {
  test("has an id: its own when that is well formed, else a new one", async () => {
    const id = "caller-1234.abc";
    const own = await app.inject({ url: "/api/v1/nothing", headers: { "x-request-id": id } });
    expect(own.headers["x-request-id"]).toBe(id);
    expect(own.json().request_id).toBe(id);
    for (const bad of ["short", "with space inside", "x".repeat(200), 'quote"quote']) {
      const given = await app.inject({ url: "/health/live", headers: { "x-request-id": bad } });
      expect(given.headers["x-request-id"]).toMatch(/^[\da-f-]{36}$/);
    }
  });

  test("leaves one line in the log, without what was searched for", async () => {
    log.read();
    const headers = { "x-request-id": "log-line-1" };
    await app.inject({ url: "/api/v1/trainings?search=Leyla&page=1", headers });
    const lines = String(log.read()).trim().split("\n");
    expect(lines).toHaveLength(1);
    expect(lines[0]).not.toContain("Leyla");
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({
      requestId: "log-line-1",
      method: "GET",
      path: "/api/v1/trainings",
      status: 200,
      // The list, and the search counted for its limit.
      statements: 2,
      ms: expect.any(Number),
      dbMs: expect.any(Number),
    });
  });

  test("tells its statements, those of a whole batch together", async () => {
    const one = await app.inject(list);
    expect(one.headers["server-timing"]).toMatch(/^statements;desc="1", db;dur=\d+\.\d$/);
    const input = encodeURIComponent(JSON.stringify({ 0: {}, 1: { includeModules: true } }));
    const two = await app.inject(`/trpc/exam.list,training.list?batch=1&input=${input}`);
    expect(two.headers["server-timing"]).toMatch(/^statements;desc="3"/);
    expect(two.json()).toHaveLength(2);
    const posted = await app.inject({ method: "POST", url: "/trpc/training.list", payload: { pageSize: 3 } });
    expect(posted.headers["server-timing"]).toMatch(/^statements;desc="1"/);
    expect(posted.json().result.data.items).toHaveLength(3);
  });
});

describe("what is too much or wrong", () => {
  const posted = (payload: string, type = "application/json") =>
    app.inject({ method: "POST", url: "/trpc/training.list", payload, headers: { "content-type": type } });

  test("is refused in the shape of the procedures", async () => {
    const batch = Array.from({ length: 21 }, () => "category.list").join(",");
    for (const [response, status, reason] of [
      [await posted(JSON.stringify({ search: "a".repeat(200_000) })), 413, "input.tooLarge"],
      [await posted("{"), 400, "input.malformed"],
      [await posted("<a/>", "text/xml"), 415, "input.typeNotSupported"],
      [await app.inject("/trpc/training.list?input=%7B"), 400, "input.malformed"],
      [await app.inject(`/trpc/${batch}?batch=1&input=%7B%7D`), 400, "batch.tooLarge"],
      [await app.inject("/trpc/training.burn"), 404, "procedure.notFound"],
      [await app.inject({ method: "DELETE", url: "/trpc/training.list" }), 405, "method.notAllowed"],
    ] as const) {
      expect(response.statusCode).toBe(status);
      const { data } = response.json().error;
      expect(data).toMatchObject({ reason, httpStatus: status, requestId: response.headers["x-request-id"] });
    }
  });

  test("is refused in the shape of REST", async () => {
    for (const [response, status, reason] of [
      [await app.inject(`/api/v1/trainings?search=${"a".repeat(40_000)}`), 413, "input.tooLarge"],
      [await app.inject(`/trpc/${"a".repeat(6_000)}`), 413, "input.tooLarge"],
      [await app.inject("/api/v1/trainings/%zz"), 400, "address.malformed"],
      [await app.inject({ method: "PUT", url: "/api/v1/exams", payload: "{" }), 405, "method.notAllowed"],
    ] as const) {
      expect(response.statusCode).toBe(status);
      expect(response.json()).toMatchObject({ reason, request_id: response.headers["x-request-id"] });
    }
  });

  test("is refused before there is a request, when its headers are beyond measure", async () => {
    const origin = await closed.listen({ port: 0, host: "127.0.0.1" });
    const response = await fetch(`${origin}/api/v1/trainings?search=${"a".repeat(70_000)}`);
    expect(response.status).toBe(431);
    expect(await response.json()).toMatchObject({ reason: "input.tooLarge" });
  });

  test("OPTIONS says what an address takes", async () => {
    const response = await app.inject({ method: "OPTIONS", url: "/api/v1/trainings" });
    expect(response.statusCode).toBe(204);
    expect(response.headers.allow).toBe("HEAD, GET");
  });

  test("a fault of ours shows no more than that", async () => {
    const broken = createServer({ db: {} as typeof db, logger: false });
    for (const url of [list, "/api/v1/trainings"]) {
      const response = await broken.inject(url);
      expect(response.statusCode).toBe(500);
      expect(response.body).toContain("server.failed");
      expect(response.body).not.toMatch(/queryRaw|stack|at \//);
    }
    await broken.close();
  });
});

describe("browsers", () => {
  test("of other origins read nothing unless they are named", async () => {
    const asked = (origin: string, server = app) =>
      server.inject({ url: "/api/v1/categories", headers: { origin } });
    expect((await asked("https://portal.example")).headers["access-control-allow-origin"]).toBe(
      "https://portal.example",
    );
    expect((await asked("https://evil.example")).headers["access-control-allow-origin"]).toBeUndefined();
    expect((await asked("https://portal.example", closed)).headers).not.toHaveProperty(
      "access-control-allow-origin",
    );
  });

  test("are told to be careful", async () => {
    const { headers } = await app.inject("/api/v1/categories");
    expect(headers).toMatchObject({
      "content-security-policy": "default-src 'none';frame-ancestors 'none'",
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
    });
    const page = await app.inject("/api/docs/");
    expect(page.statusCode).toBe(200);
    expect(page.headers["content-security-policy"]).toMatch(/^default-src 'self';/);
    expect(page.body).not.toMatch(/(src|href)="https?:/);
  });

  test("behind the proxy on this machine get links to the address that they see", async () => {
    const headers = { "x-forwarded-proto": "https", "x-forwarded-host": "portal.example" };
    const { meta } = (await app.inject({ url: "/api/v1/trainings", headers })).json();
    expect(meta.path).toBe("https://portal.example/api/v1/trainings");
    const stranger = { url: "/api/v1/trainings", headers, remoteAddress: "10.0.0.9" };
    expect((await app.inject(stranger)).json().meta.path).toMatch(/^http:\/\/localhost/);
  });
});
