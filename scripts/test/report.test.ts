import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "../portal/processes.ts";
import { countJourneys } from "./journeys.ts";
import { total } from "./tally.ts";
import { countTests } from "./unit-tests.ts";

describe("countTests", () => {
  const file = (path: string, ...statuses: string[]) => ({
    name: join(root, path),
    status: statuses.includes("failed") || statuses.length === 0 ? "failed" : "passed",
    assertionResults: statuses.map((status) => ({ status })),
  });

  it("counts what passed and what failed, and skipped tests as neither", () => {
    const report = {
      testResults: [
        file("packages/a/src/x.test.ts", "passed", "failed", "skipped"),
        file("packages/a/src/y.test.ts", "passed"),
      ],
    };
    expect(countTests(report, false, ["packages/a"])).toEqual({ passed: 2, failed: 1 });
  });

  it("counts a file that does not load, and a run that ended badly for no visible reason", () => {
    const good = file("packages/a/src/x.test.ts", "passed");
    const broken = { testResults: [good, file("packages/a/src/y.test.ts")] };
    expect(countTests(broken, false, ["packages/a"])).toEqual({ passed: 1, failed: 1 });
    expect(countTests({ testResults: [good] }, false, ["packages/a"])).toEqual({ passed: 1, failed: 1 });
    expect(countTests({ testResults: [good] }, true, ["packages/a"])).toEqual({ passed: 1, failed: 0 });
  });

  it("counts a package of which no test ran as failed", () => {
    const report = {
      testResults: [file("packages/a/x.test.ts", "passed"), file("packages/b/x.test.ts", "skipped")],
    };
    expect(countTests(report, true, ["packages/a", "packages/b", "apps/c"])).toEqual({
      passed: 1,
      failed: 2,
    });
  });
});

describe("countJourneys", () => {
  const report = (stats: Partial<Parameters<typeof countJourneys>[0]["stats"]>, errors: object[] = []) => ({
    stats: { expected: 0, unexpected: 0, flaky: 0, ...stats },
    errors,
  });

  it("counts journeys that needed a second try as failed", () => {
    expect(countJourneys(report({ expected: 3 }), true)).toEqual({ passed: 3, failed: 0 });
    expect(countJourneys(report({ expected: 3, unexpected: 1, flaky: 1 }), false)).toEqual({
      passed: 3,
      failed: 2,
    });
  });

  it("counts a run without journeys and one that ended badly as failed", () => {
    expect(countJourneys(report({}), true)).toEqual({ passed: 0, failed: 1 });
    expect(countJourneys(report({ expected: 3 }), false)).toEqual({ passed: 3, failed: 1 });
    expect(countJourneys(report({}, [{}]), false)).toEqual({ passed: 0, failed: 1 });
  });
});

it("sums suites up", () => {
  expect(
    total([
      { passed: 2, failed: 1 },
      { passed: 3, failed: 0 },
    ]),
  ).toEqual({ passed: 5, failed: 1 });
});
