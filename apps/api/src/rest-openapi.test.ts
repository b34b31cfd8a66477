import { restRoutes } from "@agrar/api/rest";
import { Validator } from "@seriousme/openapi-schema-validator";
import { afterAll, expect, test } from "vitest";
import { smallPortal, testServer } from "./testing.ts";

const { app, make, drop } = await testServer();
const { trainings, exams, leyla } = await smallPortal(make);
const { key } = await make.serviceKey({ scopes: ["lists:read", "people:read"] });
afterAll(drop);

const { body, ...response } = await app.inject("/api/v1/openapi.json");
const document = JSON.parse(body);

test("the description is valid OpenAPI 3.1, and the validator can refuse", async () => {
  expect(response.statusCode).toBe(200);
  expect(document.openapi).toBe("3.1.0");
  expect(await new Validator().validate(structuredClone(document))).toMatchObject({ valid: true });
  const faulty = { ...document, paths: { "/trainings": { get: { parameters: "none" } } } };
  expect(await new Validator().validate(faulty)).toMatchObject({ valid: false });
});

test("every reference leads somewhere", () => {
  const known = new Set(
    Object.entries(document.components).flatMap(([kind, parts]) =>
      Object.keys(parts as object).map((name) => `#/components/${kind}/${name}`),
    ),
  );
  const references = [...body.matchAll(/"\$ref":"([^"]+)"/g)].map(([, reference]) => reference);
  expect(references.length).toBeGreaterThan(20);
  expect(references.filter((reference) => !known.has(String(reference)))).toEqual([]);
});

test("it describes every route, and every route that it describes answers whom it says", async () => {
  expect(Object.keys(document.paths)).toEqual(restRoutes.map(({ path }) => path));
  const id: Record<string, number | undefined> = {
    trainings: trainings[0]?.id,
    exams: exams[0]?.id,
    trainers: leyla.userId,
    users: leyla.userId,
  };
  for (const path of Object.keys(document.paths)) {
    const asked = path.startsWith("/search") ? "?search=su" : "";
    const url = `/api/v1${path.replace("{id}", String(id[path.split("/")[1] ?? ""]))}${asked}`;
    const authorization = `Bearer ${key}`;
    expect((await app.inject({ url, headers: { authorization } })).statusCode, url).toBe(200);
    const { security } = document.paths[path].get;
    const isOpen = security.some((way: object) => Object.keys(way).length === 0);
    expect((await app.inject(url)).statusCode, url).toBe(isOpen ? 200 : 401);
    const scopes = security.flatMap((way: { key?: string[] }) => way.key ?? []);
    const others = await make.serviceKey({
      scopes: ["lists:read", "people:read", "people:write"].filter((scope) => !scopes.includes(scope)),
    });
    const refused = await app.inject({ url, headers: { authorization: `Bearer ${others.key}` } });
    expect(refused.json(), url).toMatchObject({ reason: "serviceKey.scopeMissing" });
  }
});

test("it says that people are read by key", () => {
  expect(document.components.securitySchemes.key).toMatchObject({ type: "http", scheme: "bearer" });
  expect(document.paths["/users"].get.security).toEqual([{ key: ["people:read"] }]);
  expect(document.paths["/trainings"].get.security).toEqual([{}, { key: ["lists:read"] }]);
});

test("parameters have the old names and words", () => {
  const { parameters } = document.paths["/exams"].get;
  const named = (name: string) => parameters.find((parameter: { name: string }) => parameter.name === name);
  expect(named("per_page").schema).toMatchObject({ type: "integer", minimum: 1, maximum: 100, default: 15 });
  expect(named("sort_by").schema).toMatchObject({ default: "created_at" });
  expect(named("status").schema.enum).toEqual(["upcoming", "active", "ended"]);
  expect(named("publication_status").schema.enum).toEqual(["draft", "published", "archived"]);
  expect(named("includeTranslations")).toBeUndefined();
});
