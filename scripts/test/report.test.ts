import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "../portal/processes.ts";
import { countJourneys } from "./journeys.ts";
import { failure, total } from "./tally.ts";
import { countTests } from "./unit-tests.ts";

describe("countTests", () => {
  const file = (path: string, ...statuses: string[]) => ({
    name: join(root, path),
    status: statuses.includes("failed") || statuses.length === 0 ? "failed" : "passed",
    message: statuses.length === 0 ? "SyntaxError: Unexpected token" : "",
    assertionResults: statuses.map((status, n) => ({
      status,
      fullName: `adds ${n}`,
      failureMessages: status === "failed" ? ["AssertionError: 2 is not 3\n    at x.test.ts:1"] : [],
    })),
  });

  it("counts what passed, names what failed and why, and takes skipped tests as neither", () => {
    const report = {
      testResults: [
        file("packages/a/src/x.test.ts", "passed", "failed", "skipped"),
        file("packages/a/src/y.test.ts", "passed"),
      ],
    };
    expect(countTests(report, false, ["packages/a"])).toEqual({
      passed: 2,
      failures: ["packages/a/src/x.test.ts › adds 1\n  AssertionError: 2 is not 3\n      at x.test.ts:1"],
    });
  });

  it("counts a file that does not load, and a run that ended badly for no visible reason", () => {
    const good = file("packages/a/src/x.test.ts", "passed");
    const broken = { testResults: [good, file("packages/a/src/y.test.ts")] };
    expect(countTests(broken, false, ["packages/a"])).toEqual({
      passed: 1,
      failures: ["packages/a/src/y.test.ts\n  SyntaxError: Unexpected token"],
    });
    expect(countTests({ testResults: [good] }, false, ["packages/a"])).toEqual({
      passed: 1,
      failures: ["The run ended badly although its tests went well."],
    });
    expect(countTests({ testResults: [good] }, true, ["packages/a"])).toEqual({ passed: 1, failures: [] });
  });

  it("counts a package of which no test ran as failed", () => {
    const report = {
      testResults: [file("packages/a/x.test.ts", "passed"), file("packages/b/x.test.ts", "skipped")],
    };
    expect(countTests(report, true, ["packages/a", "packages/b", "apps/c"])).toEqual({
      passed: 1,
      failures: ["No test of packages/b ran.", "No test of apps/c ran."],
    });
  });
});

describe("countJourneys", () => {
  type Report = Parameters<typeof countJourneys>[0];
  type Status = Report["suites"][number]["specs"][number]["tests"][number]["status"];
  const spec = (status: Status) => ({
    title: `is ${status}`,
    file: "home.spec.ts",
    line: 7,
    tests: [{ status, results: [{ errors: status === "expected" ? [] : [{ message: "Timed out" }] }] }],
  });
  const report = (statuses: Status[], errors: { message?: string }[] = []): Report => ({
    suites: [{ specs: statuses.slice(0, 1).map(spec), suites: [{ specs: statuses.slice(1).map(spec) }] }],
    errors,
  });

  it("counts journeys that needed a second try as failed, and names them", () => {
    const good: Status[] = ["expected", "expected", "expected"];
    expect(countJourneys(report([...good, "skipped"]), true)).toEqual({ passed: 3, failures: [] });
    expect(countJourneys(report([...good, "unexpected", "flaky"]), false)).toEqual({
      passed: 3,
      failures: ["home.spec.ts:7 › is unexpected\n  Timed out", "home.spec.ts:7 › is flaky\n  Timed out"],
    });
  });

  it("counts a run without journeys and one that ended badly as failed", () => {
    expect(countJourneys(report([]), true)).toEqual({ passed: 0, failures: ["No journey ran."] });
    expect(countJourneys(report(["skipped"]), true)).toEqual({ passed: 0, failures: ["No journey ran."] });
    expect(countJourneys(report(["expected"]), false)).toEqual({
      passed: 1,
      failures: ["The run ended badly although its journeys went well."],
    });
    expect(countJourneys(report([], [{ message: "No browser" }]), false)).toEqual({
      passed: 0,
      failures: ["Outside a journey\n  No browser", "No journey ran."],
    });
  });
});

it("sums suites up", () => {
  expect(
    total([
      { passed: 2, failures: ["a"] },
      { passed: 3, failures: [] },
    ]),
  ).toEqual({ passed: 5, failures: ["a"] });
});

it("shows the beginning of why something failed, without its colours", () => {
  const reason = `\x1b[31mError: no\x1b[39m\n\n${"  at x\n".repeat(40)}`;
  expect(failure("a test", reason).split("\n")).toEqual([
    "a test",
    "  Error: no",
    ...Array(11).fill("    at x"),
  ]);
});
