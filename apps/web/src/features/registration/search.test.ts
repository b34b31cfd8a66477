import { registrationListInput } from "@agrar/api/registration/schema";
import { createLoader } from "nuqs/server";
import { expect, test } from "vitest";
import { learnerInput, learnerSearch, ownInput, ownSearch } from "./search.ts";

const own = createLoader(ownSearch);
const learners = createLoader(learnerSearch);

test("what one's own trainings are narrowed down to is in their address, what comes next in the order of the calendar", () => {
  const asked = (address: string) => registrationListInput.parse(ownInput(own(address), "az"));
  expect(asked("?")).toMatchObject({ scope: "mine", sort: "registeredAt", order: "desc", page: 1 });
  expect(asked("?stage=UPCOMING&page=2")).toMatchObject({ sort: "nextDay", order: "asc", page: 2 });
  expect(asked("?stage=LEARNING")).toMatchObject({ stage: "LEARNING", sort: "lastActivity" });
});

test("learners are asked for as their address says, each sort in the order that is expected of it", () => {
  const asked = (address: string) => registrationListInput.parse(learnerInput(learners(address), 7, "ru"));
  expect(asked("?status=PENDING&search=ay")).toMatchObject({
    trainingId: 7,
    statuses: ["PENDING"],
    search: "ay",
    sort: "registeredAt",
    order: "desc",
  });
  expect(asked("?sort=percent&order=asc")).toMatchObject({ sort: "percent", order: "asc" });
});

test("what fits nothing is handed on, for the API to refuse", () => {
  expect(registrationListInput.safeParse(ownInput(own("?stage=x"), "az")).success).toBe(false);
  expect(registrationListInput.safeParse(learnerInput(learners("?sort=email"), 7, "az")).success).toBe(false);
  expect(registrationListInput.safeParse(learnerInput(learners("?page=0"), 7, "az")).success).toBe(false);
});
