import { expect, it } from "vitest";
import { readSettings } from "./settings.ts";

it("has a default for everything, and takes an empty variable as none", () => {
  expect(readSettings({ DATABASE_URL: "", API_PORT: " " })).toEqual({
    SEED: "demo",
    API_PORT: 4000,
    WEB_PORT: 3000,
    PORTAL_NAME: "portal",
    PORTAL_DATA: "kept",
  });
});

it.each([
  ["DATABASE_URL", "mysql://localhost/x"],
  ["SEED", "everything"],
  ["API_PORT", "http"],
  ["API_PORT", "70000"],
  ["WEB_PORT", "0"],
  ["PORTAL_NAME", "../portal"],
  ["PORTAL_DATA", "none"],
])("refuses %s=%s in one line that names it and keeps its value to itself", (name, value) => {
  const refusal = () => readSettings({ [name]: value });
  expect(refusal).toThrow(new RegExp(`^${name} must .+$`));
  expect(refusal).not.toThrow(value);
});
