import { preferences } from "@agrar/api/preference/schema";
import { expect, test } from "vitest";
import { problemsIn } from "./inputs.ts";
import { wishesIn } from "./wishes-in.ts";

const form = {
  "paces.TRAINING.MAIL": "DAILY",
  "paces.TRAINING.NOTICE": "AT_ONCE",
  "paces.EXAM.MAIL": "OFF",
  "paces.EXAM.NOTICE": "OFF",
  "paces.INTERNSHIP.MAIL": "AT_ONCE",
  "paces.INTERNSHIP.NOTICE": "AT_ONCE",
  "categories.3": true,
  "categories.4": false,
  timeZone: "Asia/Baku",
};

test("the fields of the form are the wishes that the API takes", () => {
  expect(preferences.parse(wishesIn(form))).toEqual({
    paces: {
      TRAINING: { MAIL: "DAILY", NOTICE: "AT_ONCE" },
      EXAM: { MAIL: "OFF", NOTICE: "OFF" },
      INTERNSHIP: { MAIL: "AT_ONCE", NOTICE: "AT_ONCE" },
    },
    categories: [3],
    quietFrom: null,
    quietUntil: null,
    timeZone: "Asia/Baku",
  });
});

test("what is wrong is named by the field that it is in", () => {
  expect(problemsIn(wishesIn({ ...form, quietFrom: "22:00" }))).toMatchObject([{ field: "quietUntil" }]);
  expect(problemsIn(wishesIn({ ...form, "paces.EXAM.NOTICE": "DAILY" }))).toMatchObject([
    { field: "paces.EXAM.NOTICE" },
  ]);
});
