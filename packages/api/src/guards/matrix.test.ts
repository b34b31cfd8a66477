import { cloneDb } from "@agrar/db/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { AppError } from "../error.ts";
import { outcomeFor, outcomeOf } from "./outcome.ts";
import { type Asker, askers, procedures } from "./scene.ts";
import { notThere } from "./subject.ts";
import { subjects } from "./subjects.ts";

const { db, drop } = await cloneDb();
afterAll(drop);

const every: Asker[] = [...askers, "withheld trainer", "withheld admin", "key without"];
const cases = Object.entries(subjects).flatMap(([procedure, { subjects }]) =>
  subjects.map((subject) => ({ procedure, subject })),
);

type Row = { procedure: string; is: string; outcomes: Record<string, string> };
const rows: Row[] = [];

beforeAll(async () => {
  for (const { procedure, subject } of cases) {
    const outcomes = await Promise.all(
      every.map(async (asker) => [asker, await outcomeFor(db, procedure, asker, subject)] as const),
    );
    rows.push({ procedure, is: subject.is, outcomes: Object.fromEntries(outcomes) });
  }
  // Everybody is asked about everything: the more procedures there are, the longer it takes.
}, 600_000);

const scopeOf = (procedure: string) => procedures[procedure]?._def.meta?.scope;

test("who may do what is what docs/rights.md says (`vitest run -u` writes it anew)", async () => {
  const reasons = Object.entries(subjects).flatMap(([procedure, { because }]) =>
    because ? [{ procedure, because }] : [],
  );
  const byReason = Object.entries(Object.groupBy(reasons, ({ because }) => because));
  const lines = [
    "# Who may do what",
    "",
    "Found out by the tests, for every procedure and everybody who can call it. *trainer* is the one whose the training or the exam",
    "is. *sees* and *done* mean that it goes well, *–* that the call is answered and the row neither shown nor changed. A row that is",
    "hidden from somebody is, for them, a row that does not exist: *not found*. Guests and keys own nothing: for them, what is *one's*",
    "is somebody's.",
    "",
    "*key* is a service's key with exactly the scope that stands before it, or with every scope where there is none. With every scope",
    "but this one, a key is refused by every procedure. Trainers and admins whose role waits for the second factor get what learners",
    "get; where an admin is asked for, the refusal is `secondFactor.required`.",
    "",
    `| procedure | what | ${askers.slice(0, -1).join(" | ")} | scope | key |`,
    `|---|---|${"---|".repeat(askers.length + 1)}`,
    ...rows.map(({ procedure, is, outcomes }) => {
      const people = askers.slice(0, -1).map((asker) => outcomes[asker]);
      const scope = scopeOf(procedure);
      return `| \`${procedure}\` | ${is} | ${people.join(" | ")} | ${scope ? `\`${scope}\`` : "none"} | ${outcomes.key} |`;
    }),
    "",
    "Some are not asked about one's own, another's and a missing row:",
    "",
    ...byReason.map(
      ([because, those = []]) =>
        `- ${those.map(({ procedure }) => `\`${procedure}\``).join(", ")}: ${because}`,
    ),
  ];
  await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot("../../../../docs/rights.md");
});

test("every procedure has its rows in docs/rights.md", () => {
  expect(Object.keys(subjects).sort()).toEqual(Object.keys(procedures).sort());
});

describe("a procedure is asked about", () => {
  test.each(Object.entries(subjects))(
    "%s: own, foreign and missing rows, or it is said why not",
    (_, entry) => {
      const whose = new Set(entry.subjects.map((subject) => subject.whose));
      const has = (one: "own" | "foreign") => whose.has(one) || whose.has("trainer's");
      expect(entry.subjects.length).toBeGreaterThan(0);
      expect(has("own") && has("foreign") && whose.has("missing")).toBe(entry.because === undefined);
    },
  );

  const takingId = Object.entries(procedures).filter(([, { _def }]) => {
    const { properties = {} } = z.toJSONSchema(_def.inputs[0] ?? z.void(), {
      io: "input",
      unrepresentable: "any",
    });
    return "id" in properties || "ids" in properties;
  });
  test.each(takingId)("%s: a row that is not there, because it takes an id", (procedure) => {
    const missing = rows.find((row) => row.procedure === procedure && row.is === notThere);
    expect(missing).toBeDefined();
    for (const outcome of Object.values(missing?.outcomes ?? {})) expect(outcome).not.toMatch(/sees|done/);
  });
});

test("no key without the scope of a procedure calls it, whatever else it covers", () => {
  expect(rows.filter(({ outcomes }) => outcomes["key without"] !== "no scope")).toEqual([]);
  const open = rows.filter(({ outcomes }) => outcomes.key !== "no scope");
  expect(new Set(open.map(({ procedure }) => procedure))).toEqual(
    new Set(Object.keys(procedures).filter(scopeOf)),
  );
});

test("who has yet to set up the second factor is a learner, and is told so where an admin is asked for", () => {
  for (const { procedure, is, outcomes } of rows) {
    const { learner, admin } = outcomes;
    expect(outcomes["withheld trainer"], `${procedure}: ${is}`).toBe(learner);
    expect(outcomes["withheld admin"], `${procedure}: ${is}`).toBe(
      learner === "refused" ? "`secondFactor.required`" : learner,
    );
    expect(admin).not.toBe("`secondFactor.required`");
  }
});

test("a refusal that comes too late would be found", async () => {
  const does = () => Promise.reject(new AppError("FORBIDDEN", "account.notAllowed"));
  expect(await outcomeOf({ does, happened: async () => false })).toBe("refused");
  await expect(outcomeOf({ does, happened: async () => true })).rejects.toThrow("all the same");
  await expect(outcomeOf({ sees: () => Promise.reject(new TypeError("fault")) })).rejects.toThrow("fault");
});
